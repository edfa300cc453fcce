"""What does the second program do, which reads files while the first one writes?

It is given lists of paths, one a line in JSON, reads them in order and answers with frames. What it has
read waits in memory, up to a bound, so that neither waits for the other. It ends with its input, or once
nobody takes its answers; it holds no lock, writes no file, and whatever stops it, the first program reads on.
"""

import os
import sys
from pathlib import Path
from queue import Queue
from threading import Thread

import msgspec

from bedside.errors import SourceError
from bedside.literature.ahead_frames import Finished, Refused, Told, pack_frame
from bedside.literature.registry import find_reader

BLOCK = 1 << 18
"""Bytes that are handed on at once."""
MOST_BLOCKS = 64
"""Blocks that may wait: more than the writer takes in one transaction."""


class _Answers:
    """Frames on their way out, in order, taken away by a thread of their own."""

    def __init__(self) -> None:
        # What a library may print must not stand among the frames.
        self._out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        self._waiting: Queue[bytes] = Queue(MOST_BLOCKS)
        self._block = bytearray()
        Thread(target=self._carry, daemon=True).start()

    def tell(self, told: Told) -> None:
        self._block += pack_frame(told)
        if len(self._block) >= BLOCK:
            self.hand_on()

    def hand_on(self) -> None:
        self._waiting.put(bytes(self._block))
        self._block.clear()

    def wait(self) -> None:
        self._waiting.join()

    def _carry(self) -> None:
        while True:
            block = self._waiting.get()
            try:
                self._out.write(block)
                self._out.flush()
            except OSError:
                os._exit(1)  # the first program is gone, and perhaps we wait for it to take something
            self._waiting.task_done()


def main() -> None:
    """Read what is asked for until nothing more is."""
    answers = _Answers()
    for line in sys.stdin.buffer:
        for name in msgspec.json.decode(line, type=list[str]):
            _read(Path(name), answers)
        answers.hand_on()
    answers.wait()


def _read(path: Path, answers: _Answers) -> None:
    try:
        for read in find_reader(path).read(path, on_problem=answers.tell):
            answers.tell(read)
    except SourceError as error:
        answers.tell(Refused(summary=str(error), problems=error.problems))
    else:
        answers.tell(Finished())


if __name__ == "__main__":
    main()
