"""What may templates of the board do beside Django's own?"""
