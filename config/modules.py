"""Names in modules as operators write them."""

from importlib.util import find_spec

from config.environment import Unusable

LOCAL_SIGNER = "kawah.earned.certificates.signing.LocalSigner"


def name_in_module(given: str) -> str:
    """A dotted name whose module can be found; what is in it is read on use. Raises Unusable."""
    module, _dot, name = given.rpartition(".")
    try:
        if name.isidentifier() and module and find_spec(module):
            return given
    except (ImportError, ValueError):
        pass
    raise Unusable(f"={given!r} must be a name in an installed module such as {LOCAL_SIGNER}")
