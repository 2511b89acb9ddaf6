"""Each thread knows the arrival of the request that it works on, and of no other."""

import threading

from webhook import arrival
from webhook.arrival import Arrival, working_on


def test_without_an_edge_a_request_has_just_arrived_and_may_do_everything() -> None:
    here = arrival.current()
    assert here.waited() < 60
    assert (here.told, here.late, here.by_edge, here.follows) == (None, False, False, None)


def test_a_thread_knows_its_own_request_while_it_works_on_it() -> None:
    here, seen = Arrival(told="wait"), []
    with working_on(here):
        assert arrival.current() is here
        other = threading.Thread(target=lambda: seen.append(arrival.current().told))
        other.start()
        other.join()
    assert seen == [None]
    assert arrival.current() is not here
