"""What renders the guide: MkDocs, any Python-Markdown host, or plain files on disk."""
