"""Memory after loading: what is kept is not collected again, what is free goes back."""

import ctypes
import gc


def settle(*, freeze: bool) -> None:
    """Collect garbage and give freed memory back to the system.

    With `freeze`, what is left is looked at by no later collection: Streamlit collects after every
    run of a page, which costs up to 150 ms with everything loaded.
    """
    gc.collect()
    if freeze:
        gc.freeze()
    else:
        gc.unfreeze()
    give_back()


def give_back() -> None:
    """Return freed pages to the system, where the C library can: glibc keeps them otherwise.

    macOS, musl and Windows have no such call; Windows does not even name its C library None.
    """
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return
    trim(0)
