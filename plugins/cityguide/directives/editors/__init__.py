"""What the pages for editors show: fields, options, limits, the form."""
