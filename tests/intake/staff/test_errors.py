"""What can go wrong with the people of the desk."""

from intake.staff import errors


def test_each_is_drawn_and_is_an_error_of_this_package() -> None:
    found = [one for one in vars(errors).values() if isinstance(one, type)]
    assert errors.__doc__ is not None
    for one in found:
        assert issubclass(one, errors.StaffError)
        assert one.__name__ in errors.__doc__
    assert len(found) == 9
