"""What sayso raises.

SaysoError                 every error that sayso raises on purpose; its text is one line
├── UsageError             what was asked for cannot be done: a bad option, date or filter
│   └── QueryError         a query that the ledger will not or cannot run
├── IntakeError            an input that cannot be read; names the file, row or field
├── FetchError             an address that may not or cannot be fetched
├── ModelError             a model whose files are not those that it was made with
└── LedgerError            a ledger that cannot be opened or written
    ├── LedgerVersionError one written by another version of sayso
    └── LedgerLockedError  one that another process holds open
"""


class SaysoError(Exception):
    """Every error that sayso raises on purpose. Its text is one line."""


class UsageError(SaysoError):
    """What was asked for cannot be done: a bad option, date or filter."""


class QueryError(UsageError):
    """A query that the ledger will not or cannot run."""


class IntakeError(SaysoError):
    """An input that cannot be read; the text names the file, row or field."""


class FetchError(SaysoError):
    """An address that may not or cannot be fetched.

    lasting: trying again will not help. not_arrived: the host has surely not acted on it.
    status: that of the answer, where there was one.
    retry_after: the seconds after which the host wants to be asked again, where it says so.
    """

    def __init__(
        self,
        message: str,
        *,
        lasting: bool = False,
        not_arrived: bool = False,
        status: int | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message)
        self.lasting = lasting
        self.not_arrived = not_arrived
        self.status = status
        self.retry_after = retry_after


class ModelError(SaysoError):
    """A model whose files are missing, or are not those that it was made with."""


class LedgerError(SaysoError):
    """A ledger that cannot be opened or written."""


class LedgerVersionError(LedgerError):
    """A ledger written by another version of sayso."""


class LedgerLockedError(LedgerError):
    """A ledger that another process holds open."""
