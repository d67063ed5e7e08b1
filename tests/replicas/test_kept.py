"""What is no version: lines and files that one replica writes are on all, and what is given once is given once."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import msgspec
import pytest
from workbooks import FACT, only, workbook

from replicas.conftest import Group
from twinboard.errors import NotAllowed, TwinboardError
from twinboard.intake import carry_out, keep_draft, proposal_of, propose
from twinboard.models import Reference
from twinboard.recipes.kept import kept_recipes, remove_recipe, save_recipe
from twinboard.recipes.recipe import read_recipe
from twinboard.settings import SHIPPED_RECIPES
from twinboard.store import Store, audit, drafts, shared
from twinboard.store.codes import code_of, given_code, named_by
from twinboard.store.condition import faults
from twinboard.store.draft_keys import give_key, opens
from twinboard.store.officers.acts import end, holder, invite, revoke, take_up
from twinboard.store.officers.invitations import kept
from twinboard.store.officers.lines import SIGNED_OUT

JOBS, VISITS = Reference("jobs_by_employer", (("partner", "x"),), 1), Reference("visits_over_time", (), 1)


def test_an_officer_invited_on_one_replica_takes_it_up_and_updates_on_another(two: Group) -> None:
    first, second = two.stores
    _, key = invite(first.home, "Ann Example")
    browser = take_up(second.home, key)
    assert holder(first.home, browser).name == "Ann Example"
    with pytest.raises(NotAllowed, match="taken up before"):
        take_up(first.home, key)
    revoke(first.home, "Ann Example")
    shared.catch_up(second.home)
    with pytest.raises(NotAllowed):
        holder(second.home, browser)
    assert not faults(first.home) + faults(second.home)


@pytest.mark.parametrize("attempt", range(3))
def test_an_invitation_is_taken_up_once_though_it_is_clicked_on_both_at_once(two: Group, attempt: int) -> None:
    first, second = two.stores
    _, key = invite(first.home, "Ann Example")
    shared.catch_up(second.home)

    def click(store: Store) -> str:
        try:
            return take_up(store.home, key)
        except NotAllowed:
            return ""

    with ThreadPoolExecutor(4) as pool:
        taken = [browser for browser in pool.map(click, [first, second] * 2) if browser]
    assert len(taken) == 1
    assert {holder(store.home, taken[0]).name for store in two.stores} == {"Ann Example"}
    end(second.home, kept(second.home)[0], SIGNED_OUT)
    shared.catch_up(first.home)
    assert [one.stands for one in kept(first.home)] == [False]


def test_a_code_is_one_chart_s_on_all_replicas_and_names_the_version_that_each_of_them_shows(two: Group) -> None:
    first, second = two.stores
    code = code_of(first.home, JOBS)
    assert named_by(second.home, code) == JOBS
    assert (code_of(second.home, JOBS), given_code(first.home, VISITS)) == (code, None)
    with ThreadPoolExecutor(2) as pool:
        given = list(pool.map(partial(code_of, reference=VISITS), [first.home, second.home]))
    shared.catch_up(first.home)
    assert {named_by(store.home, each) for store in two.stores for each in given} == {VISITS}
    assert {code_of(store.home, VISITS) for store in two.stores} <= {*given}
    assert code_of(first.home, VISITS) == code_of(second.home, VISITS)
    lines = [(store.home / "codes.jsonl").read_bytes() for store in two.stores]
    assert lines[0] == lines[1]


def test_a_draft_of_one_replica_is_approved_on_another_and_is_gone_from_both(two: Group) -> None:
    first, second = two.stores
    content = only(Facts=[{**FACT, "value": 120}])
    draft = keep_draft(first, propose(first, "x.xlsx", content), author="A", identity="a", message="Why")
    assert drafts.find(second.home, draft.id) == draft
    assert drafts.content(second.home, draft) == content
    key, _ = give_key(second.home, draft)
    shared.catch_up(first.home)
    assert opens(first.home, draft, key)
    carry_out(second, proposal_of(second, draft), author="A", message="Why", approved_by="B")
    drafts.remove(second.home, draft)
    shared.catch_up(first.home)
    assert not drafts.kept(first.home) + drafts.kept(second.home)
    assert not drafts.find(first.home, draft.id)
    assert not [*(first.home / "drafts").iterdir(), *(second.home / "drafts").iterdir()]
    for row in first.tell("evidence/versions"):
        assert first.received(row["file_sha256"]) == second.received(row["file_sha256"])
    assert first.received(first.tell("evidence/versions")[0]["file_sha256"]) == content


def test_a_recipe_and_the_audit_are_on_all_replicas(two: Group) -> None:
    first, second = two.stores
    shipped = read_recipe((SHIPPED_RECIPES / "imf-population.json").read_bytes())
    one_recipe = msgspec.structs.replace(shipped, name="our-own")
    save_recipe(first.home, one_recipe)
    for number in range(3):
        audit.note(two.stores[number % 2].home, "refused", number=str(number))
    for store in two.stores:
        shared.catch_up(store.home)
    assert one_recipe.name in kept_recipes(second.home).saved
    audits = [(store.home / "audit.jsonl").read_text("utf-8") for store in two.stores]
    assert audits[0] == audits[1]
    assert [line.count('"refused"') for line in audits[0].splitlines()] == [1, 1, 1]
    remove_recipe(second.home, one_recipe.name)
    shared.catch_up(first.home)
    assert not kept_recipes(first.home).saved


def test_a_line_that_was_cut_short_here_is_whole_again(two: Group) -> None:
    first, second = two.stores
    for store in two.stores:
        audit.note(store.home, "one", by="somebody")
    shared.catch_up(first.home)
    path = first.home / "audit.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    audit.note(first.home, "two", by="somebody")
    assert path.read_bytes().startswith(whole)
    shared.catch_up(second.home)
    assert (second.home / "audit.jsonl").read_bytes() == path.read_bytes()


def test_a_replica_that_comes_late_has_everything(two: Group) -> None:
    first, _ = two.stores
    code, (_, key) = code_of(first.home, JOBS), invite(first.home, "Ann Example")
    proposal = propose(first, "x.xlsx", workbook())
    draft = keep_draft(first, proposal, author="A", identity="a", message="Why")
    late = two.replica("late")
    shared.catch_up(late.home)
    assert (named_by(late.home, code), drafts.kept(late.home)) == (JOBS, (draft,))
    assert take_up(late.home, key)
    assert not faults(late.home)
    with pytest.raises(TwinboardError):
        invite(first.home, "Ann Example")
