"""What does `make_admin` say where there is no site yet?"""

from operating import run_site


def test_it_says_to_start_the_site_first(tmp_path):
    """A sentence, and no traceback."""
    done = run_site(tmp_path, "make_admin", "ada")
    assert done.returncode != 0
    assert "run `bedside-site serve` once" in done.stderr
    assert "Traceback" not in done.stderr
