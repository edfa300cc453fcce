"""What do people see in a browser? Addresses, templates and the stylesheet."""
