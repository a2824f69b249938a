import io

from sayso.intake import Meter, take_in
from sayso.ledger import Summary
from sayso.progress import told


def test_the_meter_goes_from_nothing_to_all_bytes(tmp_path):
    rows = [f'{{"text": "report {n}", "date": "2021-03-01"}}\n' for n in range(20_000)]
    (tmp_path / "rows.jsonl").write_text("".join(rows))
    (tmp_path / "one.txt").write_text("One report.")
    meter = Meter()
    meter.measure([tmp_path])
    assert meter.total == sum(path.stat().st_size for path in tmp_path.iterdir())
    passed = [meter.done for _ in take_in([tmp_path], meter=meter)]
    assert passed == sorted(passed)
    assert 0 < passed[5_000] < meter.total
    assert meter.done == meter.total


def test_the_meter_knows_no_total_of_standard_input():
    meter = Meter()
    meter.measure(["-"])
    assert meter.total is None
    assert list(take_in(stdin=io.BytesIO(b"A report."), meter=meter))
    assert meter.done == 0


def test_progress_tells_counts_and_the_rate():
    assert told(Summary(new=30, known=1200, claims=4500), 10.0) == "1,230 reports, 4,500 claims, 3.0 reports/s"
    assert told(Summary(known=3), 10.0) == "3 reports, 0 claims"
