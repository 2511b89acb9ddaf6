// The lines of the conversation: who speaks and when, numbers to call, the card of a booking.

class Lines {
  constructor(words) {
    this.words = words;
    this.log = element("div", { id: "log", role: "log", "aria-label": words.log });
  }

  add(message) {
    const { from, calls = [], booking, buttons = [] } = message;
    const goesOn = this.log.lastElementChild?.dataset.from === from;
    const made = element("div", { class: `message ${from}${goesOn ? " more" : ""}`, "data-from": from },
      this.head(message), this.text(message), buttons.length && this.choices(message), booking && this.card(booking), calls.length && this.numbers(message));
    this.log.append(made);
    return made;
  }

  head({ from, at, name }) {
    const { bot, you, staff, badge } = this.words;
    const clock = new Date(at).toLocaleTimeString(this.words.locale, { hour: "2-digit", minute: "2-digit" });
    return element("p", { class: "who" }, { bot, citizen: you, staff: name || staff }[from],
      from === "bot" && " ", from === "bot" && element("span", { class: "badge" }, badge),
      " ", element("time", { datetime: at }, clock));
  }

  text(message) {
    const { from, text } = message;
    const inside = from === "citizen" ? [this.unmasked(text)] : linked(text, message.links ?? []);
    return this.inItsLanguage(element("p", { class: "text" }, ...inside), message.language);
  }

  inItsLanguage(made, language) {
    if (language && language !== this.words.language) {
      made.lang = language;
      made.dir = "auto"; // Arabic is read from the right
    }
    return made;
  }

  // Heard with the message: the buttons stand after the log, where no screen reader tells of them.
  choices({ buttons, language }) {
    const told = buttons.map(({ title }) => this.inItsLanguage(element("li", {}, title), language));
    return element("ul", { class: "unseen", role: "list", "aria-label": this.words.choices }, ...told);
  }

  // What was taken out of a citizen's words is named in the language of the window.
  unmasked(text) {
    const { masked } = this.words;
    return text.replace(/\[(\w+)\]/g, (all, kind) => (masked[kind] ? `[${masked[kind]}]` : all));
  }

  // Numbers stay with their message, pressable: somebody may want one only later.
  numbers({ calls, language }) {
    const rows = calls.map(({ title, tel }) => {
      // A number is never broken at its hyphen.
      const row = element("a", { href: `tel:${tel}` }, title.replaceAll("-", "\u2011"));
      return element("li", {}, this.inItsLanguage(row, language));
    });
    // Safari forgets that it is a list where no bullet is shown.
    return element("ul", { class: "calls", role: "list", "aria-label": this.words.calls }, ...rows);
  }

  when(moment, given) {
    return new Date(moment).toLocaleString(this.words.locale, { timeZone: this.words.timezone, ...given });
  }

  day(moment) {
    return this.when(moment, { weekday: "long", day: "numeric", month: "long" });
  }

  clock(moment) {
    return this.when(moment, { hour: "numeric", minute: "2-digit" });
  }

  card({ starts_at, service, place, address, map, bring, reference, calendar }) {
    const { words } = this;
    const row = (name, ...told) => [element("dt", {}, words[name]), element("dd", { class: name }, ...told)];
    return element("section", { class: "card", "aria-label": words.card }, element("p", { class: "what" }, service),
      element("dl", {}, ...row("card_when", `${this.day(starts_at)}, ${this.clock(starts_at)}`),
        ...row("card_number", reference), ...row("card_place", place, address && ", ", address && outside(map, address)),
        ...(bring ? row("card_bring", bring) : [])),
      button(words.card_calendar, () => save(`${reference}.ics`, "text/calendar", calendar)));
  }

  transcript() {
    return this.log.innerText;
  }
}
