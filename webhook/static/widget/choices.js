// What can be pressed: answers, and times in groups of a day.

class Choices {
  constructor(lines, pressed) {
    this.lines = lines;
    this.pressed = pressed;
    this.box = element("div", { id: "choices", role: "group", "aria-label": lines.words.choices, hidden: true });
  }

  // An answer may come in several messages: its choices gather until the citizen speaks again.
  offer(message) {
    if (message.from !== "bot") this.box.replaceChildren();
    for (const one of message.buttons ?? []) this.place(one).append(this.choice(one, message.language));
    this.show(true);
  }

  show(open) {
    this.box.hidden = !open || !this.box.hasChildNodes();
  }

  choice({ id, title, starts_at }, language) {
    const made = button(starts_at ? this.lines.clock(starts_at) : title, () => this.pressed({ button: id }, title));
    return starts_at ? made : this.lines.inItsLanguage(made, language);
  }

  place({ starts_at }) {
    if (!starts_at) return this.box;
    const day = this.lines.day(starts_at);
    const last = this.box.lastElementChild;
    if (last?.dataset.day === day) return last;
    const id = `day-${this.box.childElementCount}`;
    const made = element("div", { class: "day", role: "group", "aria-labelledby": id, "data-day": day },
      element("p", { id }, day));
    this.box.append(made);
    return made;
  }
}
