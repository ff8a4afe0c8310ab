"""What a file of `standards_catalog/languages/` may say: the words by which a language demands, refuses and proves."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

__all__ = ["AuthoredLanguage"]


def _with_words(phrase: str) -> str:
    """Return a phrase in which every choice has letters: a `*` ends the beginning of a word, and is none itself."""
    if any(not choice.strip("*") for part in phrase.split() for choice in part.split("|")):
        message = f"'{phrase}' has a choice without letters; write the beginning of a word before each `*`, and words around each `|`"
        raise ValueError(message)
    return phrase


Phrase = Annotated[str, Field(min_length=1), AfterValidator(_with_words)]
Phrases = tuple[Phrase, ...]
Amounts = tuple[Annotated[str, Field(pattern=r"^[^=]+ = [0-9]{1,9}$")], ...]


def _group(description: str) -> Phrases:
    """Return the default of a word group, with its meaning for the published schema."""
    phrases: Phrases = Field(default=(), description=description)
    return phrases


class AuthoredLanguage(BaseModel):
    """One language. Every group holds patterns of the kind that `implied_by` uses (`a|b`, `word*`, `...`).

    A phrase stands in one group only; where two phrases begin at the same word, the longer one counts.
    The file `any.yaml` holds what is the same in every language.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    id: str = Field(pattern=r"^(any|[a-z]{2}(-[A-Z]{2})?)$", description="A language tag, or `any`.")
    name: Phrase

    common_words: Phrases = _group("Frequent small words that tell the language from others; never patterns.")
    abbreviations: Phrases = _group(
        "End with a full stop that does not end the sentence: `e.g.`; `no 1` only before a number. Never patterns."
    )

    required: Phrases = _group("Makes what follows or precedes an obligation: must, shall, is mandatory.")
    recommended: Phrases = _group("Makes it a recommendation: should, it is recommended.")
    wishes_in_capitals: Phrases = _group("Words of `required` that only recommend where they stand in capitals: SOLL.")
    optional: Phrases = _group("Makes it a possibility: may, could, is a plus.")
    rewards: Phrases = _group("Tells what earns merit, or is left to somebody, whatever the verb: extra points, is up to the supplier.")
    forbidden: Phrases = _group("Makes it a prohibition: must not, may not, is not allowed.")
    not_required: Phrases = _group("Takes the obligation away: need not, is not required.")
    situation: Phrases = _group("Tells of the present instead of demanding: currently, at present.")
    weak_required: Phrases = _group("As `required`, but yields to any verb of the groups above in its clause: mandatory, ensures.")
    weak_recommended: Phrases = _group("As `recommended`, but yields likewise: recommended.")
    weak_optional: Phrases = _group("As `optional`, but yields likewise: can.")
    on_request: Phrases = _group("As `optional`, but says nothing where proof is handed over so: on request.")
    weak_situation: Phrases = _group("As `situation`, but yields likewise: was, has been.")
    prescribes: Phrases = _group("Verbs by which a standard that is their subject demands something else: `ISO 27001 requires an audit`.")
    besides: Phrases = _group("As `weak_situation`, but only for what follows it directly: in addition to.")
    progress: Phrases = _group("As `weak_situation`: says how far something has come, which nobody demands: not yet, is in progress.")
    latest_results: Phrases = _group("Begins a sentence that says, behind a colon, what came of something last: latest report.")
    instead: Phrases = _group("What follows it directly is what something else replaces, and is asked for by nothing: instead of.")
    owned: Phrases = _group("Says that something belongs to the buyer, who has it already: owned by the authority.")
    indirect: Phrases = _group("Begins an indirect question; the verb after it demands nothing: how, what, whether.")
    skills: Phrases = _group("Speaks of what people know, not of the product: experience with, trained in.")
    references: Phrases = _group("Points to reading matter: further guidance, see also.")
    explains: Phrases = _group("Directly after a name: it is being explained (`is a protocol`, `stands for`).")
    attributes: Phrases = _group("Directly after a name: it only says what kind of other thing is meant: TLS inspection.")
    doing: Phrases = _group("Verbs that tell what somebody named by an abbreviation does or has: MMC uses.")
    pronouns: Phrases = _group("Begins a sentence that goes on explaining what the one before explains: it, this, they.")
    of_today: Phrases = _group("Words for what is so today; at the head of a sentence they make its subject so: the current site.")
    saying: Phrases = _group("Begins a dependent part with what somebody found or said: that, dass.")
    becoming: Phrases = _group("Verbs by which the subject of today becomes something else, which may be asked for: wird, wordt.")
    deeds: Phrases = _group("Verbs of the past that begin what somebody has done: introduced SSO for all staff.")
    asking: Phrases = _group("Verbs of the past by which somebody asked or suggested something: proposed.")
    to_words: Phrases = _group("Between such a verb and what somebody is to do, which is asked for: suggested to.")
    owners: Phrases = _group("Who has what a possessive before a name says, and is asked for nothing: the council's VPN.")
    ourselves: Phrases = _group("Begins what somebody tells of themselves, instead of demanding it: we, our, all of our.")
    wants: Phrases = _group("Verbs behind `we` that ask for something all the same: we expect, we require.")
    roles: Phrases = _group("Words for who is addressed, and no name of somebody: supplier, contractor, bidder.")
    things: Phrases = _group("Other words that begin a sentence without an article, and are no name of somebody: data, traffic.")
    states: Phrases = _group("Verbs of plain statements: is, are, has.")
    adverbs: Phrases = _group("May stand between a name and the verb for what somebody does: Acme regularly conducts.")
    possessives: Phrases = _group("Behind the apostrophe of a name that owns what follows: `s` in Acme's.")
    legal_forms: Phrases = _group("Ends the name of a company: Inc., Ltd.")
    titling: Phrases = _group("Last words of a column that make a table one of documents or of words: title, meaning.")
    column_forbidden: Phrases = _group("Heads of columns that hold what is refused: not allowed.")
    column_told: Phrases = _group("Heads of columns that tell how things are, and demand nothing: gap, finding.")
    column_answers: Phrases = _group("Heads of columns in which somebody has answered what stands beside it: implemented, response.")
    column_floors: Phrases = _group("Words in the head of a column of lowest versions: minimum.")
    columns: Phrases = _group("Last words of the other columns of such a table: standard, year.")
    conducting: Phrases = _group("Verbs that only somebody can be the subject of, no traffic or software: conducts, holds.")
    ensuring: Phrases = _group("Words of `weak_required` that tell what a standard does where it is their subject: HSTS ensures that.")
    excluding: Phrases = _group("Before a name, joined by a hyphen: it means all but the name: non-TLS.")
    defines: Phrases = _group("Directly after a term in quotes: the sentence defines it: means, includes.")
    asks: Phrases = _group("Begins a question or an answer option of a questionnaire.")
    asks_what: Phrases = _group("Asks what something is, and for nothing of the supplier: what is.")
    requests: Phrases = _group("Begins a request for a paper that belongs to a question before it: please.")
    replies: Phrases = _group("Answers a question that somebody has filled in: yes, no.")
    verifying: Phrases = _group("Names the field, the column or the list that says how a requirement is verified: verification, evidence.")
    validating: Phrases = _group("Likewise of a field; a list or a column may be about input as well: validation.")
    ways_to_verify: Phrases = _group("Words that fill a cell which says how its row is verified: test, inspection.")
    selects: Phrases = _group("Begins the line above answers to choose from: select.")
    asks_about: Phrases = _group("Asks for a description: describe how, state whether.")

    preferred: Phrases = _group("Beside a name or a version: preferably, ideally, preferred.")
    voluntary: Phrases = _group("Beside a name or a version: optionally, optional.")
    transitional: Phrases = _group("Behind a name: it stays only for a while, and so may stay: temporarily, during the migration.")
    negates: Phrases = _group("Directly before a name or a noun: no, neither.")
    nor_words: Phrases = _group("Goes on with a negation, and has other meanings where none stands before it: noch.")
    without: Phrases = _group("Turns a prohibition into a demand: without, other than, except.")
    lacking: Phrases = _group("Those of `without` that say what must not be lacking behind a prohibition: must not be used without.")
    refusing: Phrases = _group("Verbs of refusal before what they refuse: disable, prohibit.")
    refused: Phrases = _group("Words of refusal after what is refused: disabled, prohibited.")
    replacing: Phrases = _group("Verbs that, with a word of `by_words`, say what comes instead of something: replaced, ersetzt.")
    accepting: Phrases = _group("Verbs that begin a new, positive part of a sentence: support, use, enable.")
    faults: Phrases = _group("Nouns that make `no <name> ...` a demand: errors, vulnerabilities.")

    such_as: Phrases = _group("What follows is an example: such as, e.g.")
    exemplifying: Phrases = _group("As `such_as`, but only between a comma and a name: like, come, wie.")
    kinds: Phrases = _group("Before brackets: what stands in them are examples of it: recognised schemes, secure protocols.")
    either: Phrases = _group("What follows is a choice: either, one of.")
    only_words: Phrases = _group("Beside a permission: it leaves one way, which is demanded: `permitted only through`.")
    such: Phrases = _group("Behind `only`: the relative part that follows tells of which: only such, nur solche.")
    only_if: Phrases = _group("After a permission: what it depends on is demanded: only if, provided that.")
    stand_ins: Phrases = _group("Words that stand for the list after the colon or on the next lines: `the following`.")
    or_other: Phrases = _group("What precedes is one way among others: or another suitable method.")
    or_else: Phrases = _group("What stands on either side is one way of two: or alternatively, failing that.")
    abilities: Phrases = _group("Begins an item of a list that demands what something can do: `- Can sign in users over SAML`.")
    unprotected: Phrases = _group("Protocols that a slash joins to their protected form, of which one does: http, in HTTP/HTTPS.")
    and_so_on: Phrases = _group("Ends a list of examples: etc.")
    answers: tuple[Annotated[str, Field(pattern=r"^[^/]+/[^/]+$")], ...] = Field(
        default=(), description="Two answers beside one another make a row a question: `yes/no`."
    )
    yes: Phrases = _group("Alone behind a name: it is wanted: yes, enabled.")
    no: Phrases = _group("Alone behind the version of a name: it is not: no, disabled.")
    or_equivalent: Phrases = _group("An equivalent is accepted: or equivalent.")
    conditions: Phrases = _group("Begins a condition: if, where, when.")
    persons: Phrases = _group("Pronouns that begin what follows a condition without a comma: if she works from home she connects.")
    inverting: Phrases = _group("Verbs that begin a condition where they begin a sentence and their subject follows: wird, verfügt.")
    thus_words: Phrases = _group("Before the verb behind such a condition: dann, so.")

    at_least_before: Phrases = _group("Before a version: at least, minimum.")
    at_least_after: Phrases = _group("After a version: or higher, and above.")
    below_before: Phrases = _group("Before a version: older than, below.")
    up_to_before: Phrases = _group("Before a version that is itself included: up to and including.")
    up_to_after: Phrases = _group("After a version: or lower, and earlier.")
    above_before: Phrases = _group("Before a version that is not itself included: newer than.")
    release_words: Phrases = _group("Before the number of a version: version, edition, v.")
    revision_words: Phrases = _group("Before the number of a revision: revision, rev.")
    version_words: Phrases = _group("Other words between a name and its version: level, type, key, bits.")
    latest_words: Phrases = _group("Asks for the newest version without a number: latest, most recent.")
    current_words: Phrases = _group("Asks for the version in force without a number: current version of.")
    then_words: Phrases = _group("Between two settings, of which the later one is the aim: then, followed by.")
    time_units: Amounts = _group("Units of time, each with its seconds: `year|years = 31536000`.")
    number_words: Amounts = _group("Numbers in words, each with its value: `one = 1`.")
    score_units: Phrases = _group("What bids are scored in, behind a number: points, marks.")

    and_words: Phrases = _group("Joins the parts of a list.")
    or_words: Phrases = _group("Joins alternatives.")
    but_words: Phrases = _group("Begins a contrast.")
    possessing: Phrases = _group("Words of `required` that mean `has` where no infinitive follows: має.")
    infinitive_endings: Phrases = _group("Ends of infinitives, by which `possessing` is told apart: ти.")
    gerunds: Phrases = _group("Begins a statement of its own behind a comma, or one that ends at a comma: sendo, dovendo.")
    that_words: Phrases = _group("Begins a relative or another dependent part: that, which, with.")
    neutral: Phrases = _group("Contains a word of another group without its meaning: the currently recommended versions.")
    using: Phrases = _group("Behind one means, before what comes with it: kan via het portaal met gebruik van TLS.")
    purpose_words: Phrases = _group("Begins a purpose, in which `can` gives no choice: so that, that can.")
    for_words: Phrases = _group("Between a noun and the name that only says what it is for: certificates for TLS.")
    in_words: Phrases = _group("Before the words that say which version a name has: in its latest version.")
    serving: Phrases = _group("Between a noun and such a word, without wanting what follows: certificates used for TLS.")
    concerning: Phrases = _group(
        "Before a name that is only a topic, a cause, a purpose or what others have: in the context of, because of, users of."
    )
    needed_for: Phrases = _group("Before a name that something else is needed for: necessary to obtain ISO 27001.")
    examining: Phrases = _group("Verbs whose object is only looked at, and asked for by nobody: assess the access control.")
    reviewing: Phrases = _group("Likewise, but of no practice, which that is part of: shall review the access rights.")
    entries: Phrases = _group("In an entry of a glossary, what the name before it is: mechanism by which.")
    beyond: Phrases = _group("Says of what the sentence before tells that nobody buys it, or that it will end: is out of scope.")
    handing: Phrases = _group("Verbs of handing something over, which is there already: transfers to the buyer.")
    keepsakes: Phrases = _group("Behind a name: what is handed over so: all SSL certificates.")
    penalties: Phrases = _group("What becomes of a bid or a contract that lacks something: is set aside, material breach.")
    missing: Phrases = _group("Words for what is not there, which such a penalty demands: missing, failure.")
    harming: Phrases = _group("Verbs that harm what they are done to, so that to forbid them is a demand: bypass, broken.")
    likened: Phrases = _group("Before a name that something is likened to where nobody demands it: is similar to.")
    traced: Phrases = _group("Likewise, where the sentence begins with a text that is told of: is derived from.")
    texts: Phrases = _group("Words that begin a sentence about a text, or point back: this, the framework, it.")
    impersonal: Phrases = _group("Contains the words of `needed_for` but demands: it is necessary to.")
    carriers: Phrases = _group("Directly after a name: what has or uses it, and must do something else: VPN users, SSH sessions.")
    articles: Phrases = _group("Articles behind such a noun begin something else: sur le serveur la validation des entrées.")
    carriers_before: Phrases = _group("Before a name: likewise, where the noun comes first: utilisateurs du VPN, sesiones SSH.")
    place_words: Phrases = _group("Before a name with such a noun: it is only where something is done: on the SFTP server.")
    bearing: Phrases = _group("Between a noun and the name that tells which ones are meant: systems using HTTPS must.")
    having: Phrases = _group("Those of `bearing` that are verbs or begin a relative part: pages using HTTPS have a header.")
    acts: Phrases = _group("Nouns that are acts, of which a name behind `bearing` is the means that is asked for: login via SAML.")
    existing: Phrases = _group("Behind a verb of demand: no more is asked than that the subject is there: must be provided, is required.")
    deploying: Phrases = _group("Ends a verb of demand in two parts: it asks no more than that its subject is there: ist ... zu verwenden.")
    being: Phrases = _group("Forms of `to be`.")
    participles: Phrases = _group("Participles with which a comma adds a clause of its own: `via SFTP, FTP being prohibited`.")
    as_words: Phrases = _group("Before a name that says as what something else is refused: not to be used as second factor.")
    by_words: Phrases = _group("Between a verb of testing and what the test is done with: validated by RPKI.")
    until_words: Phrases = _group("Between the first and the last of several versions: 1.0 through 1.2.")
    small_words: Phrases = _group("Articles and forms of `to be` that may stand between a name and its verb.")

    proof: Phrases = _group("A document that proves, or a verb that asks to prove: scan report, attestation, demonstrate.")
    tests: Phrases = _group("An act of checking that proves, unless the standard itself is one: scan, audit, inspection.")
    certified: Phrases = _group("Says that something has a certificate: certified. Proof of a certificate, and of what it stands beside.")
    certificates: Phrases = _group("A means of proof where the standard is a certificate, label or framework.")
    not_proof: Phrases = _group("Contains a word of proof without asking for any: audit log, virus scan.")
    proof_for_all: Phrases = _group("Says that proof is for every requirement: compliance with all requirements.")

    level_required: Phrases = _group("A label or table cell that makes the whole row mandatory: must have, M.")
    level_recommended: Phrases = _group("A label that makes it desired: should, wish.")
    level_optional: Phrases = _group("A label that makes it optional: could, nice to have.")
    level_informative: Phrases = _group("A label that makes it no requirement: informative, glossary.")
    remarks: Phrases = _group("Words of `level_informative` for a remark, in which a verb of demand still demands: note.")
    level_fields: Phrases = _group("Names of a field that holds such a label: priority, obligation.")

    not_standards: Phrases = _group("Names of other things that contain a name of the catalogue: `SSL Labs`.")

    concepts: dict[Annotated[str, Field(pattern=r"^[a-z][a-z-]*$")], Phrases] = Field(
        default_factory=dict,
        description="The words for what wordings in `implied_by` name in braces, `{encrypt}`: words, beginnings `encrypt*`, several words.",
    )
