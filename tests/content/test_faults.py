from drill.content.faults import Fault, Faults, Place, instead_of, quote


def test_a_fault_reads_as_a_link() -> None:
    assert str(Fault("a/b.yaml", 41, 7, "what is wrong")) == "a/b.yaml:41:7: what is wrong"


def test_a_fault_stays_on_one_line_and_moves_no_cursor() -> None:
    fault = Fault("a\x1b.yaml", 1, 1, "got `x\ny\t\x9b2J\u202e`")
    assert str(fault) == "a␛.yaml:1:1: got `x␊y␉⟨U+009B⟩2J⟨U+202E⟩`"


def test_faults_come_in_the_order_of_the_file_and_once() -> None:
    faults = Faults("f")
    for line, column, message in [(2, 1, "c"), (1, 9, "b"), (1, 2, "z"), (1, 2, "a"), (2, 1, "c")]:
        faults.add(Place(line, column), message)
    assert [fault.message for fault in faults.in_order()] == ["z", "a", "b", "c"]


def test_a_label_begins_the_message_and_the_list_is_shared() -> None:
    faults = Faults("f")
    faults.within("tier").add(Place(3, 4), "wrong")
    assert list(map(str, faults.in_order())) == ["f:3:4: tier: wrong"]


def test_a_near_name_is_proposed_and_otherwise_all_are_listed() -> None:
    assert instead_of("titel", ["id", "title"]) == "did you mean `title`?"
    assert instead_of("qqq", ["id", "title"]) == "known: `id`, `title`"
    assert instead_of("qqq", map(str, range(20))).endswith("`11`, …")


def test_a_long_text_is_quoted_by_its_beginning() -> None:
    assert quote("x" * 100) == "`" + "x" * 39 + "…`"
