"""What is raised when no picture can be laid out through no fault of the map."""


class EngineTrouble(Exception):
    """One sentence on why an engine gave no layout; `absent` where it is not installed or cannot start."""

    def __init__(self, message: str, *, absent: bool = False) -> None:
        super().__init__(message)
        self.absent = absent
