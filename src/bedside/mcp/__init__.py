"""What may the tools of other programs ask? The library over the Model Context Protocol."""
