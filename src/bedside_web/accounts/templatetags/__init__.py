"""What may templates of accounts do beside Django's own?"""
