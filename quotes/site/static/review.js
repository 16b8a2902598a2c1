/* The forms work without this file. With it, names of known speakers are offered while one is typed. */
(() => {
  let latest = 0;
  const offer = async (field) => {
    const typed = field.value.trim();
    const list = field.list;
    if (typed.length < 2 || !list) return;
    const turn = ++latest;
    const query = new URLSearchParams({ _search: typed, _shape: "array", _col: "name", _size: "10" });
    const answer = await fetch(`${field.dataset.speakers}?${query}`).catch(() => null);
    if (!answer || !answer.ok || turn !== latest) return;
    const names = (await answer.json()).map((row) => row.name);
    list.replaceChildren(...[...new Set(names)].map((name) => {
      const option = document.createElement("option");
      option.value = name;
      return option;
    }));
  };
  document.querySelectorAll("input[data-speakers]").forEach((field) => {
    let wait;
    field.addEventListener("input", () => {
      clearTimeout(wait);
      wait = setTimeout(() => offer(field), 200);
    });
  });
})();
