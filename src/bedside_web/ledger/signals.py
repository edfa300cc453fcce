"""Who is told that claims were reopened? The storeys above, in the same transaction, without being named.

Receivers get ``actor`` and ``reopened`` (a ``Reopened``), and return the addresses of articles they put back.
An error of theirs undoes everything.
"""

from django.dispatch import Signal

claims_reopened = Signal()
