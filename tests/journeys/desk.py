"""Somebody at a browser: signs in with the code from the letter, reads, types and presses."""

import re

from playwright.sync_api import Error, expect

from tests.axe import violations


class Desk:
    """One person with a browser of their own. Every page they reach is tried with axe-core: the
    first at each kind of address, or where nobody remembers what was tried, every time."""

    def __init__(self, stack, browser, person, tried=None):
        self.stack, self.person, self.tried = stack, person, tried
        self.page = browser.new_context(reduced_motion="reduce").new_page()
        self.page.on("pageerror", self._broken)
        self._sign_in()

    def open(self, path):
        self.page.goto(self.stack.url + path)
        self._try_with_axe()
        return self

    def follow(self, link):
        """A link of the page itself; where there is none, one of the frame."""
        inside = self.page.get_by_role("main").get_by_role("link", name=link)
        anywhere = self.page.get_by_role("link", name=link)
        (inside if inside.count() else anywhere).first.click()
        self._try_with_axe()
        return self

    def press(self, button):
        """And the portal has answered, whatever is opened next."""
        with self.page.expect_response(_is_of_a_press):
            self.page.get_by_role("button", name=button).first.click()
        self._try_with_axe()
        return self

    def type(self, **answers):
        """What is typed into the fields of these names; True ticks a box."""
        for name, words in answers.items():
            field = self.page.locator(f"[name={name}]")
            if words is True:
                field.first.check()
            else:
                field.first.fill(str(words))
        return self

    def choose(self, *labels):
        for label in labels:
            self.page.get_by_label(label, exact=True).first.check()
        return self

    def sees(self, *texts):
        for text in texts:
            expect(self.page.locator("body")).to_contain_text(text)
        return self

    def _sign_in(self):
        before = len(self.stack.mail)
        self.open("/sign-in/").type(email=self.person.email).press("Send me a code")
        letter = self.stack.until(lambda: self._code_since(before))
        self.type(code=letter).press("Sign in").sees(self.person.given_name)

    def _code_since(self, before):
        codes = [
            re.search(r"^ {4}(\S+)\s*$", letter.text, re.MULTILINE)
            for letter in self.stack.mail[before:]
            if self.person.email in letter.to and "code" in letter.subject
        ]
        return codes[-1][1] if codes else None

    def _try_with_axe(self):
        """A page that is just being left answers nothing: then the one that follows does."""
        try:
            found = self._violations()
        except Error:
            found = self._violations()
        assert found == [], self.page.url

    def _violations(self):
        self.page.wait_for_load_state()
        kind = re.sub(r"\d+|\?.*", "", self.page.url.removeprefix(self.stack.url))
        if self.tried is None:
            return violations(self.page)
        found = [] if kind in self.tried else violations(self.page)
        self.tried.add(kind)
        return found

    def _broken(self, error):
        raise AssertionError(f"{self.page.url}: {error}")


def _is_of_a_press(response):
    """Not what a page saves and tells by itself."""
    return response.request.method == "POST" and not re.search(
        r"/(save|claim|leave)/", response.url
    )
