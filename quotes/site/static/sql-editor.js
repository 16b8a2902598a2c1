/* Turns the SQL text box into an editor. Datasette brings CodeMirror 5 (0.65) or 6 (1.0), and the formatter. */
(() => {
  const format = document.querySelector("button#sql-format");
  const shown = document.querySelector("pre#sql-query");
  const box = document.querySelector("textarea#sql-editor");

  const five = () => {
    const editor = CodeMirror.fromTextArea(box, { lineNumbers: true, mode: "text/x-sql", lineWrapping: true });
    editor.setOption("extraKeys", { "Shift-Enter": () => box.form.requestSubmit(), Tab: false });
    // Folded away it has no size to draw itself in, and the reader may pull it larger.
    new ResizeObserver(() => editor.refresh()).observe(editor.getWrapperElement());
    return { get: () => editor.getValue(), set: (sql) => editor.setValue(sql) };
  };
  const six = () => {
    const schema = JSON.parse(document.getElementById("sql-schema")?.textContent ?? "{}");
    // Its styles would be a <style> in the head, which the policy forbids; with no head in sight they become
    // a constructed style sheet, which it allows.
    Object.defineProperty(document, "head", { value: null, configurable: true });
    // Nor does the policy let it write style attributes; properties it does.
    const { setAttribute } = Element.prototype;
    Element.prototype.setAttribute = function (name, value) {
      if (name === "style") this.style.cssText = value;
      else setAttribute.call(this, name, value);
    };
    let editor;
    try {
      editor = window.editor = cm.editorFromTextArea(box, { schema });
    } finally {
      delete document.head;
    }
    const whole = () => ({ from: 0, to: editor.state.doc.length });
    return {
      get: () => editor.state.doc.toString(),
      set: (insert) => editor.dispatch({ changes: { ...whole(), insert } }),
    };
  };

  const text = box
    ? window.CodeMirror ? five() : six()
    : shown && { get: () => shown.textContent, set: (sql) => { shown.textContent = sql; } };
  if (!format || !text || (shown && sqlFormatter.format(text.get()) === text.get())) return;
  format.hidden = false;
  format.addEventListener("click", () => text.set(sqlFormatter.format(text.get())));
})();
