"""How good are we? Sets with known answers, a peer in the same run, and what chance may explain."""
