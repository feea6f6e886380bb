"""The guide in MkDocs: the plugin, the Python-Markdown extension, the preview. Nothing else imports MkDocs."""
