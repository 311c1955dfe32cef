"""Static files under names that hold their hash, so that browsers may keep them for a year."""

from functools import cached_property

from whitenoise.storage import (  # type: ignore[import-untyped]
    CompressedManifestStaticFilesStorage,
)


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Plain names are good enough until files have been collected, as in tests."""

    @cached_property
    def addresses(self) -> dict[str, str]:
        """Every page asks for the same few, and they stay the same while the process lives."""
        return {}

    def url(self, name: str, force: bool = False) -> str:
        if name not in self.addresses or force:
            self.addresses[name] = super().url(name, force)
        return self.addresses[name]

    def stored_name(self, name: str) -> str:
        clean: str = self.clean_name(name)
        hashed: str = self.hashed_files.get(self.hash_key(clean), clean)
        return hashed
