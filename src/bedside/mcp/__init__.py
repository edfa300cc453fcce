"""What may the tools of other programs ask? (Model Context Protocol)"""
