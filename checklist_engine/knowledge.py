"""What a check judges with: catalogue, rules and profile, loaded once, with the digests that stand in every result.

Reading and checking some hundred YAML files costs more than a check, so they are compiled once: into the wheel when it is built,
and in a source tree into the user's cache folder whenever a file changed. A cache that cannot be written is no error.
"""

from __future__ import annotations

import contextlib
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.catalog.standard import Catalog, Clause
from checklist_engine.compiled import CITATIONS, CompiledKnowledge
from checklist_engine.data import cache_folder, compiled_knowledge_file, data_folder, part_file
from checklist_engine.errors import Problem, UsageError
from checklist_engine.files import read_file, write_whole
from checklist_engine.rules.rule import Profile, Rule, Scoring
from checklist_engine.saying import say
from checklist_engine.wording import ENGLISH, Words, words_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from checklist_engine.characteristics import FactFinder
    from checklist_engine.detection.detector import Detector
    from checklist_engine.detection.index import Index
    from checklist_engine.detection.lexicon import Lexicon
    from checklist_engine.detection.names.citations import CitationIndex
    from checklist_engine.detection.text.phrases import PhraseIndex
    from checklist_engine.subject_finder import SubjectFinder
    from checklist_engine.translation.store import TranslatedClause

__all__ = ["DEFAULT_PROFILE", "Knowledge", "compile_folders", "load_knowledge", "write_compiled"]

DEFAULT_PROFILE = "baseline"

_COMPILING_ROOMS = (
    "catalog",
    "rules",
    "detection",
    "detection/text",
    "detection/language",
    "detection/names",
    "detection/version",
)
"""The rooms of the package whose code, beside the modules outside any room, decides what the compiled form is."""


class Knowledge(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Everything that a check judges with. `rules` are those of the profile, by id in alphabetical order.

    Its texts for readers are in the language of `words`; a clause is in the language that is asked for.
    Beside `compiled_file` lie parts that not every command needs; what is missing there is made from the catalogue.
    """

    catalog: Catalog
    rules: dict[str, Rule]
    all_rules: dict[str, Rule]
    profile: Profile
    profiles: dict[str, Profile]
    scoring: Scoring
    catalog_version: str
    catalog_digest: str
    rules_version: str
    rules_digest: str
    compiled_file: str | None = None
    words: Words = ENGLISH
    own_catalogs: tuple[str, ...] = ()
    own_rules: tuple[str, ...] = ()

    def weight(self, rule: Rule) -> float:
        """Return severity points times the profile's factor; 0 for a rule that does not make the score."""
        if rule.expects is None:
            return 0.0
        return self.scoring.severity_points[rule.severity] * self.profile.factors.get(rule.id, 1.0)

    def clause(self, standard: str, language: str) -> Clause | None:
        """Return the clause of a standard in a language, by its tag, or None where nobody wrote one."""
        inline = self.catalog.standards[standard].clause.get(language)
        if inline is not None:
            return inline
        found = self._translated_clauses(language).get(standard)
        return None if found is None else found.clause

    def reviewer(self, standard: str, language: str) -> str | None:
        """Return who, of the profession and native to the language, has read the clause of a standard; None if nobody has."""
        if language in self.catalog.standards[standard].clause:
            return self.catalog.standards[standard].reviewed_by.get(language)
        found = self._translated_clauses(language).get(standard)
        return None if found is None else found.reviewed_by

    def _translated_clauses(self, language: str) -> dict[str, TranslatedClause]:
        kept = self._clauses_by_language
        if language not in kept:
            from checklist_engine.translation.store import load_clauses  # noqa: PLC0415 - English clauses lie in the catalogue

            kept[language] = {} if language == "en" else load_clauses(language, self.own_catalogs, self.own_rules)
        return kept[language]

    @cached_property
    def _clauses_by_language(self) -> dict[str, dict[str, TranslatedClause]]:
        return {}

    @cached_property
    def detector(self) -> Detector:
        """The detector for this catalogue, built when first needed."""
        from checklist_engine.detection.detector import Detector  # noqa: PLC0415 - only a check needs it

        return Detector(self.catalog, self.lexicon)

    @cached_property
    def subject_words(self) -> PhraseIndex:
        """The words that reveal subjects, under `decisive:ID` or `title:ID`, built when first needed."""
        from checklist_engine.detection.index import phrase_index  # noqa: PLC0415 - only a check needs it

        return phrase_index(self.catalog, "subjects", self.index)

    @cached_property
    def subject_finder(self) -> SubjectFinder:
        """What finds subjects by these words, built when first needed."""
        from checklist_engine.subject_finder import SubjectFinder  # noqa: PLC0415 - only a check needs it

        return SubjectFinder(self.subject_words)

    @cached_property
    def subject_codes(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """The subjects by scheme and prefix of classification codes, in the order of the catalogue."""
        found: dict[str, dict[str, tuple[str, ...]]] = {"CPV": {}, "UNSPSC": {}}
        for key, subject in self.catalog.subjects.items():
            for scheme, prefixes in (("CPV", subject.cpv), ("UNSPSC", subject.unspsc)):
                for prefix in dict.fromkeys(prefixes):
                    found[scheme][prefix] = (*found[scheme].get(prefix, ()), key)
        return found

    @cached_property
    def fact_finder(self) -> FactFinder:
        """The finder of characteristics for this catalogue, built when first needed."""
        from checklist_engine.characteristics import FactFinder  # noqa: PLC0415 - only a check needs it
        from checklist_engine.detection.index import phrase_index  # noqa: PLC0415

        return FactFinder(self.catalog, self.lexicon, phrase_index(self.catalog, "evidence", self.index))

    @cached_property
    def citation_index(self) -> CitationIndex:
        """The finder of cited documents, built when first needed."""
        from checklist_engine.detection.names.citations import CitationIndex, CitationTable  # noqa: PLC0415 - only a check needs it

        part = self._part(CITATIONS)
        return CitationIndex(CitationTable.of(self.catalog) if part is None else msgspec.msgpack.decode(part, type=CitationTable))

    @cached_property
    def index(self) -> Index:
        """The compiled names and wordings, read when first needed."""
        from checklist_engine.detection.index import Index  # noqa: PLC0415 - only a check needs it

        return Index(self._part)

    def _part(self, name: str) -> bytes | None:
        """Return a part that lies beside the compiled file, or None where there is none, as for a language nobody wrote words for."""
        if self.compiled_file is None:
            return None
        try:
            return read_file(part_file(self.compiled_file, name))
        except OSError:
            return None

    @cached_property
    def lexicon(self) -> Lexicon:
        """What detection knows of the catalogue, made ready when first needed."""
        from checklist_engine.detection.lexicon import Lexicon  # noqa: PLC0415 - only a check needs it

        return Lexicon(self.catalog, self.index)


def load_knowledge(
    profile: str = DEFAULT_PROFILE,
    *,
    rule_folders: Sequence[Path] = (),
    catalog_folders: Sequence[Path] = (),
    language: str = "en",
) -> Knowledge:
    """Load the shipped knowledge, with own folders added; `profile` is a name, or the path of a profile file.

    Texts for readers are in `language`; one that nobody translated is in English, with `[en]` before it.

    Raises:
        KnowledgeError: a file is wrong, or ids clash; every mistake at once.
        UsageError: there is no such profile or folder.

    """
    for folder in (*rule_folders, *catalog_folders):
        if not folder.is_dir():
            raise UsageError(
                Problem(code="no-folder", what=say("{folder} is not a folder", folder=folder), hint=say("give an existing folder"))
            )
    compiled, file = _load_compiled(rule_folders, catalog_folders)
    chosen = _choose_profile(profile, compiled)
    knowledge = Knowledge(
        catalog=compiled.catalog,
        rules={key: compiled.rules[key] for key in chosen.rules},
        all_rules=compiled.rules,
        profile=chosen,
        profiles=compiled.profiles,
        scoring=compiled.scoring,
        catalog_version=compiled.catalog_version,
        catalog_digest=compiled.catalog_digest,
        rules_version=compiled.rules_version,
        rules_digest=chosen.digest,
        compiled_file=file,
        own_catalogs=tuple(str(folder) for folder in catalog_folders),
        own_rules=tuple(str(folder) for folder in rule_folders),
    )
    return knowledge if language == "en" else _localised(knowledge, language)


def _localised(knowledge: Knowledge, language: str) -> Knowledge:
    from checklist_engine.translation.localising import localise_catalog, localise_profiles, localise_rules  # noqa: PLC0415 - not for English
    from checklist_engine.translation.store import load_texts  # noqa: PLC0415

    texts = load_texts(language, knowledge.own_catalogs, knowledge.own_rules)

    def say(key: str, english: str) -> str:
        return texts.get(key) or f"[en] {english}"

    all_rules = localise_rules(knowledge.all_rules, say)
    profiles = localise_profiles({**knowledge.profiles, knowledge.profile.id: knowledge.profile}, say)
    return msgspec.structs.replace(
        knowledge,
        catalog=localise_catalog(knowledge.catalog, say),
        rules={key: all_rules[key] for key in knowledge.rules},
        all_rules=all_rules,
        profile=profiles[knowledge.profile.id],
        profiles=profiles,
        words=words_for(language),
    )


def _choose_profile(profile: str, compiled: CompiledKnowledge) -> Profile:
    if profile in compiled.profiles:
        return compiled.profiles[profile]
    from pathlib import Path  # noqa: PLC0415 - a name of a shipped profile needs no path

    path = Path(profile)
    if path.suffix in (".yaml", ".yml") or path.is_file():
        return _read_profile_file(path, compiled)
    import difflib  # noqa: PLC0415 - only a slip needs it

    names = ", ".join(sorted(compiled.profiles))
    near = difflib.get_close_matches(profile, compiled.profiles, n=1)
    raise UsageError(
        Problem(
            code="unknown-profile",
            what=say("there is no profile '{key}'", key=profile),
            expected=say("one of {values}, or the path of a YAML file", values=names),
            hint=say("did you mean '{near}'?", near=near[0]) if near else "",
        )
    )


def _read_profile_file(path: Path, compiled: CompiledKnowledge) -> Profile:
    from checklist_engine.rules.profile_file import read_profile_file  # noqa: PLC0415 - needs the YAML parser

    return read_profile_file(path, compiled)


def compile_folders(catalog_folders: Sequence[Path], rule_folders: Sequence[Path]) -> CompiledKnowledge:
    """Read, check and compile the folders; the first of each kind is the base and holds VERSION.

    Raises:
        KnowledgeError: with every mistake of every file.

    """
    from checklist_engine.authoring import read_authored  # noqa: PLC0415 - needs pydantic and the YAML parser
    from checklist_engine.compiling import compile_knowledge  # noqa: PLC0415

    return compile_knowledge(
        read_authored(catalog_folders, rule_folders),
        catalog_version=(catalog_folders[0] / "VERSION").read_text(encoding="utf-8").strip(),
        rules_version=(rule_folders[0] / "VERSION").read_text(encoding="utf-8").strip(),
    )


def write_compiled(compiled: CompiledKnowledge, file: Path) -> None:
    """Write compiled knowledge, and beside it a file for each of its parts.

    Raises:
        OSError: the folder cannot be written.

    """
    from checklist_engine.compiling import compile_parts  # noqa: PLC0415 - only a change of the files needs it

    file.parent.mkdir(parents=True, exist_ok=True)
    for name, encoded in compile_parts(compiled.catalog).items():
        write_whole(file.with_name(part_file(file.name, name)), encoded)
    write_whole(file, msgspec.msgpack.encode(compiled))


def _load_compiled(rule_folders: Sequence[Path], catalog_folders: Sequence[Path]) -> tuple[CompiledKnowledge, str]:
    """Return the compiled knowledge and the file that it lies in, or would lie in if the cache could be written."""
    shipped = compiled_knowledge_file()
    if shipped is not None and not rule_folders and not catalog_folders:
        return _decode(read_file(shipped)), shipped
    catalogs = (data_folder("standards_catalog"), *catalog_folders)
    rules = (data_folder("rules"), *rule_folders)
    cache = cache_folder() / f"knowledge-{_fingerprint(catalogs, rules)}.msgpack"
    with contextlib.suppress(OSError, msgspec.DecodeError):
        return _decode(cache.read_bytes()), str(cache)
    compiled = compile_folders(catalogs, rules)
    with contextlib.suppress(OSError):
        write_compiled(compiled, cache)
    return compiled, str(cache)


def _fingerprint(catalogs: Iterable[Path], rules: Iterable[Path]) -> str:
    from pathlib import Path  # noqa: PLC0415 - only a source tree needs it

    from checklist_engine.cache import fingerprint  # noqa: PLC0415

    package = Path(__file__).parent
    return fingerprint((*catalogs, *rules), (package, *(package / room for room in _COMPILING_ROOMS)))


def _decode(data: bytes) -> CompiledKnowledge:
    return msgspec.msgpack.decode(data, type=CompiledKnowledge)
