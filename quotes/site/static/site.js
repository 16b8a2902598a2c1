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
})();
