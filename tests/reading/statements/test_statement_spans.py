"""Who, by which words, what: one sentence a phenomenon."""

import pytest

CASES = {
    "a cue before an indirect quotation": (
        "The minister said on Tuesday that the troops would be out by May.",
        ("The minister", "said", ["that the troops would be out by May"]),
    ),
    "a clause without that": (
        "Two officers said the base was empty.",
        ("Two officers", "said", ["the base was empty"]),
    ),
    "a cue behind its content": (
        "The troops will be out by May, the minister said on Tuesday.",
        ("the minister", "said", ["The troops will be out by May"]),
    ),
    "an inverted cue and a relative clause in the source": (
        "The troops will be out by May, said the minister, who was visiting Paris.",
        ("the minister, who was visiting Paris", "said", ["The troops will be out by May"]),
    ),
    "a cue that interrupts its content": (
        "It was, he said, a poorly worded draft.",
        ("he", "said", ["It was", "a poorly worded draft"]),
    ),
    "a cue between a subject and its verb": (
        "The base, the minister said, would close in May.",
        ("the minister", "said", ["The base", "would close in May"]),
    ),
    "a direct quotation and an apposition in the source": (
        "“We will not leave,” General Adam Orr, the force's commander, told reporters.",
        ("General Adam Orr, the force's commander", "told", ["“We will not leave,”"]),
    ),
    "a quotation on both sides of its cue": (
        '"It was," he said, "a mistake."',
        ("he", "said", ['"It was,"', '"a mistake."']),
    ),
    "a second quotation behind the cue's sentence": (
        "“We are leaving,” the envoy said. “We were asked to.”",
        ("the envoy", "said", ["“We are leaving,”", "“We were asked to.”"]),
    ),
    "a quotation behind a colon": (
        "The envoy told the council: “We are leaving.”",
        ("The envoy", "told", ["“We are leaving.”"]),
    ),
    "a quotation behind a comma": (
        'The envoy replied, "We are leaving."',
        ("The envoy", "replied", ['"We are leaving."']),
    ),
    "a quotation of several sentences": (
        'The envoy said, "We are leaving. We were asked to. Nobody wept."',
        ("The envoy", "said", ['"We are leaving. We were asked to. Nobody wept."']),
    ),
    "a quotation over two paragraphs": (
        "“We came in May.\n\n“We stayed,” the envoy said.",
        ("the envoy", "said", ["“We came in May.", "“We stayed,”"]),
    ),
    "single quotation marks": (
        "'We are leaving,' the envoy said. 'It is over.'",
        ("the envoy", "said", ["'We are leaving,'", "'It is over.'"]),
    ),
    "French quotation marks": (
        "« We are leaving », said the envoy.",
        ("the envoy", "said", ["« We are leaving »"]),
    ),
    "words before the quotation belong to the content": (
        "The plan is “dead,” he said.",
        ("he", "said", ["The plan is “dead,”"]),
    ),
    "a partly quoted clause keeps its marks": (
        "The general conceded that the letter was “a mistake.”",
        ("The general", "conceded", ["that the letter was “a mistake.”"]),
    ),
    "according to, before": (
        "According to a spokesman for the ministry, 80 soldiers were still there.",
        ("a spokesman for the ministry", "According to", ["80 soldiers were still there"]),
    ),
    "according to, between": (
        "Some 80 soldiers, according to the ministry, were still there.",
        ("the ministry", "according to", ["Some 80 soldiers", "were still there"]),
    ),
    "according to, behind": (
        "Some 80 soldiers were still there, according to the ministry.",
        ("the ministry", "according to", ["Some 80 soldiers were still there"]),
    ),
    "in somebody's words": (
        "The plan is, in the minister's words, “a betrayal”.",
        ("the minister", "in the minister's words", ["The plan is", "“a betrayal”"]),
    ),
    "a cue noun with a clause": (
        "The army's claim that it had left was met with doubt.",
        ("The army", "claim", ["that it had left"]),
    ),
    "a cue noun with a preposition": (
        "The envoy's call for a withdrawal was rejected.",
        ("The envoy", "call for", ["a withdrawal"]),
    ),
    "a cue noun with an infinitive": (
        "The ministry's decision to close the base angered many.",
        ("The ministry", "decision", ["to close the base"]),
    ),
    "a cue noun that a verb carries": (
        "The ministry expressed concern that the base would close.",
        ("The ministry", "expressed concern", ["that the base would close"]),
    ),
    "a cue noun as the subject": (
        "All indications are that the base will be closed.",
        ("All indications", "are", ["that the base will be closed"]),
    ),
    "somebody is quoted as saying": (
        "The president was quoted as saying that the base would close.",
        ("The president", "was quoted as saying", ["that the base would close"]),
    ),
    "an impersonal passive has no source": (
        "It was reported that the base would close.",
        (None, "was reported", ["that the base would close"]),
    ),
    "a personal passive has its subject in the content": (
        "The general is believed to have fled.",
        (None, "is believed", ["The general", "to have fled"]),
    ),
    "what is expected": (
        "The force is expected to leave in May.",
        (None, "is expected", ["The force", "to leave in May"]),
    ),
    "a passive with an agent": (
        "The plan was rejected by the council.",
        ("the council", "was rejected", ["The plan"]),
    ),
    "belief": (
        "The envoy believes that the talks will fail.",
        ("The envoy", "believes", ["that the talks will fail"]),
    ),
    "hope": ("The envoy hopes to return.", ("The envoy", "hopes", ["to return"])),
    "fear": (
        "Villagers fear that the soldiers will return.",
        ("Villagers", "fear", ["that the soldiers will return"]),
    ),
    "an adjective": (
        "The minister is confident that the troops will stay.",
        ("The minister", "is confident", ["that the troops will stay"]),
    ),
    "a plan": ("The army plans to build a base.", ("The army", "plans", ["to build a base"])),
    "a wish": (
        "The White House would like to keep some soldiers there.",
        ("The White House", "would like", ["to keep some soldiers there"]),
    ),
    "a vow": ("The rebels vowed to fight on.", ("The rebels", "vowed", ["to fight on"])),
    "a decision": (
        "The cabinet decided that the force should stay.",
        ("The cabinet", "decided", ["that the force should stay"]),
    ),
    "a consideration": (
        "The army is considering sending more soldiers.",
        ("The army", "is considering", ["sending more soldiers"]),
    ),
    "ruling out an act": (
        "The ministry ruled out moving any of them to Malta.",
        ("The ministry", "ruled out", ["moving any of them to Malta"]),
    ),
    "ruling out a thing": (
        "The ministry ruled out talks with the rebels.",
        ("The ministry", "ruled out", ["talks with the rebels"]),
    ),
    "denying a clause": (
        "The colonel denied that a decision had been made.",
        ("The colonel", "denied", ["that a decision had been made"]),
    ),
    "denying an act": ("She denied leaking the letter.", ("She", "denied", ["leaking the letter"])),
    "denying a thing": ("The army denied the report.", ("The army", "denied", ["the report"])),
    "a refusal": ("The general refused to answer.", ("The general", "refused", ["to answer"])),
    "a leading verb joins the cue": (
        "The envoy refused to confirm that talks were held.",
        ("The envoy", "refused to confirm", ["that talks were held"]),
    ),
    "a demand": (
        "Parliament demanded that foreign troops leave the country.",
        ("Parliament", "demanded", ["that foreign troops leave the country"]),
    ),
    "calling for something": (
        "The president called for the departure of foreign soldiers.",
        ("The president", "called for", ["the departure of foreign soldiers"]),
    ),
    "a cue whose preposition stands apart": (
        "The senator called in an interview for the departure of foreign soldiers.",
        ("The senator", "called", ["for the departure of foreign soldiers"]),
    ),
    "urging somebody": ("He urged the rebels to stop.", ("He", "urged", ["the rebels to stop"])),
    "calling somebody something": (
        "The minister called the plan a betrayal.",
        ("The minister", "called", ["the plan a betrayal"]),
    ),
    "accusing somebody of something": (
        "The minister accused the rebels of lying.",
        ("The minister", "accused", ["the rebels of lying"]),
    ),
    "an agency's line with a colon": (
        "Interpress reports: The base will be closed.",
        ("Interpress", "reports", ["The base will be closed"]),
    ),
    "a transcript's line": (
        "SMITH: We will not leave the base.",
        ("SMITH", ":", ["We will not leave the base."]),
    ),
    "auxiliaries, negation and adverbs in the cue": (
        "The army has also not said that it will leave.",
        ("The army", "has also not said", ["that it will leave"]),
    ),
    "the medium in the cue": (
        "“We are leaving,” the envoy said in a statement.",
        ("the envoy", "said in a statement", ["“We are leaving,”"]),
    ),
    "a dateline is no speaker": (
        "VALLETTA, Malta (Interpress) – The minister said that the base would close.",
        ("The minister", "said", ["that the base would close"]),
    ),
    "a live page's clock is no speaker": (
        "The base is shut.\n\n15:45 Belgian officers denied that talks had been held.",
        ("Belgian officers", "denied", ["that talks had been held"]),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_source_cue_and_content(told, case):
    text, expected = CASES[case]
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The soldiers left the base on Monday.",
        "About 300 soldiers are stationed near the port.",
        "The “Silver Road” runs to the coast.",
        "The government capped the force at 500 soldiers.",
        "Note: all times are local.",
        "The officer spoke on condition of anonymity.",
    ],
)
def test_the_report_s_own_voice_is_no_statement(read, text):
    assert read(text) == []


def test_words_within_a_quotation_make_no_statement_of_their_own(told):
    assert told("“I think that he said too much,” the envoy said.") == [
        ("the envoy", "said", ["“I think that he said too much,”"])
    ]


def test_a_participle_behind_a_clause_goes_on_with_the_same_speaker(told):
    found = told("The envoy said the base would close, adding that nobody would weep.")
    assert found == [
        ("The envoy", "said", ["the base would close"]),
        ("The envoy", "adding", ["that nobody would weep"]),
    ]


def test_what_somebody_was_asked_is_not_said(told):
    found = told("Asked whether the troops would stay, the envoy said they would.")
    assert found == [("the envoy", "said", ["they would"])]
