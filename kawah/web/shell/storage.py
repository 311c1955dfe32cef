"""Static files under names that hold their hash, so that browsers may keep them for a year."""

from whitenoise.storage import (  # type: ignore[import-untyped]
    CompressedManifestStaticFilesStorage,
)


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Plain names are good enough until files have been collected, as in tests."""

    def stored_name(self, name: str) -> str:
        clean: str = self.clean_name(name)
        hashed: str = self.hashed_files.get(self.hash_key(clean), clean)
        return hashed
