/* Who said the marked words, in what role, and how that was found: under the pointer, the finger and the keyboard's
   focus. The list beside the text says it all without this file; the card that peeks out repeats what it says. */
(() => {
  const prose = document.querySelector(".page-article .prose");
  if (!prose) return;
  const peek = document.createElement("div");
  peek.id = "peek";
  peek.hidden = true;
  peek.setAttribute("role", "note");
  document.body.append(peek);
  let pinned = false;
  let leaving = 0;
  let from = null;

  const copy = (card, selector) => {
    const found = card.querySelector(selector)?.cloneNode(true);
    found?.querySelectorAll("[id]").forEach((each) => each.removeAttribute("id"));
    return found ?? "";
  };

  function fill(card) {
    const row = document.createElement("p");
    row.className = "peek-row";
    row.append(copy(card, ".kind"), copy(card, ".permalink"));
    const people = document.createElement("p");
    people.append(copy(card, ".people"), copy(card, ".cue-word"));
    const how = document.createElement("p");
    how.append(copy(card, ".how"));
    const kind = ["direct", "indirect", "mixed"].find((each) => card.classList.contains(each));
    peek.className = `peek card ${kind}`;
    peek.replaceChildren(people, how, row);
  }

  /* Below the words, or above them where the window ends; never outside of it. */
  function place(words) {
    const spot = words.getBoundingClientRect();
    const {offsetWidth: width, offsetHeight: height} = peek;
    const below = spot.bottom + height + 12 < innerHeight || spot.top < height + 12;
    const left = Math.min(Math.max(8, spot.left + spot.width / 2 - width / 2), document.documentElement.clientWidth - width - 8);
    peek.style.insetBlockStart = `${scrollY + (below ? spot.bottom + 6 : spot.top - height - 6)}px`;
    peek.style.left = `${left}px`;
  }

  function hide() {
    clearTimeout(leaving);
    peek.hidden = true;
    pinned = false;
    from?.removeAttribute("aria-describedby");
    from = null;
  }

  function show(words) {
    const card = document.getElementById(`s-${words.dataset.statement}`);
    clearTimeout(leaving);
    if (!card || (from === words && !peek.hidden)) return;
    hide();
    fill(card);
    peek.hidden = false;
    place(words);
    from = words;
    words.setAttribute("aria-describedby", peek.id);
  }

  const wordsAt = (event) => event.target instanceof Element && event.target.closest(".page-article .prose [data-statement]");
  const soon = () => { clearTimeout(leaving); leaving = setTimeout(hide, 300); };

  prose.addEventListener("pointerover", (event) => {
    const words = wordsAt(event);
    if (event.pointerType === "mouse" && words && !pinned) show(words);
  });
  for (const each of [prose, peek]) {
    each.addEventListener("pointerout", (event) => { if (event.pointerType === "mouse" && !pinned) soon(); });
  }
  // What shows under the pointer can be reached with it (WCAG 1.4.13).
  peek.addEventListener("pointerover", () => clearTimeout(leaving));
  document.addEventListener("click", (event) => {
    const words = wordsAt(event);
    if (words && !event.target.closest("a")) {
      const again = pinned && from === words;
      hide();
      if (!again) { show(words); pinned = true; }
    } else if (!peek.contains(event.target)) hide();
  });
  prose.addEventListener("focusin", (event) => { const words = wordsAt(event); if (words) show(words); });
  prose.addEventListener("focusout", hide);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  addEventListener("resize", hide);
})();
