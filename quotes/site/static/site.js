/* Everything works without this file. With it, the words of a statement light up wherever they stand:
   in the text and in the list, under the pointer and under the keyboard's focus. */
(() => {
  const light = (event, on) => {
    const near = event.target instanceof Element && event.target.closest("[data-statement]");
    if (!near) return;
    const all = document.querySelectorAll(`[data-statement="${CSS.escape(near.dataset.statement)}"]`);
    all.forEach((each) => each.classList.toggle("lit", on));
  };
  for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(name, (event) => light(event, on));
  }
  // Menus close when the reader turns elsewhere.
  document.addEventListener("click", (event) => {
    document.querySelectorAll("details.nav-menu[open], details.actions[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  // Text to copy can be selected without this; with it, a button copies it.
  document.querySelectorAll("[data-copy]").forEach((button) => {
    const said = document.querySelector(".copied-note");
    button.hidden = false;
    button.addEventListener("click", async () => {
      const text = document.getElementById(button.dataset.copy);
      try {
        await navigator.clipboard.writeText(text.textContent);
        said.textContent = button.dataset.copied;
      } catch {
        // Not allowed, as on a site without TLS: the text is selected, ready for the keyboard.
        getSelection().selectAllChildren(text);
      }
    });
  });
})();
