/**
 * The page's only script: a cursor shared by all charts of one axis. Moving over any of them, or the arrow keys, shows the
 * figures of that moment in every legend. Plain text here because it runs in the reader's browser, not in this program.
 */
export const cursorScript = `
for (const source of document.querySelectorAll('script[data-cursor]')) {
  const data = JSON.parse(source.textContent);
  const stacks = [...document.querySelectorAll('[data-axis="' + source.dataset.cursor + '"]')];
  const readouts = data.series.map((series) => document.querySelector('[data-value="' + series.id + '"]'));
  const resting = readouts.map((readout) => readout && readout.textContent);
  let current = -1;

  const write = (readout, text, style) => {
    if (!readout) return;
    readout.textContent = text;
    readout.className = style;
  };
  const show = (index) => {
    current = Math.min(data.labels.length - 1, Math.max(0, index));
    data.series.forEach((series, i) => write(readouts[i], series.values[current], 'now'));
    for (const stack of stacks) {
      const cursor = stack.querySelector('.cursor');
      cursor.hidden = false;
      cursor.style.left = data.from[current] * 100 + '%';
      cursor.style.width = (data.to[current] - data.from[current]) * 100 + '%';
      cursor.firstChild.textContent = data.labels[current];
      // Slides from left-aligned to right-aligned, so that it never leaves the page.
      cursor.firstChild.style.transform = 'translateX(' + -50 * (data.from[current] + data.to[current]) + '%)';
    }
  };
  const hide = () => {
    current = -1;
    readouts.forEach((readout, i) => write(readout, resting[i], ''));
    for (const stack of stacks) stack.querySelector('.cursor').hidden = true;
  };
  const indexAt = (share) => {
    const index = data.to.findIndex((to) => share < to);
    return index < 0 ? data.to.length - 1 : index;
  };
  const speak = (stack) => {
    const own = data.series.filter((series) => stack.querySelector('[data-value="' + series.id + '"]'));
    stack.querySelector('.live').textContent =
      data.labels[current] + ': ' + own.map((series) => series.label + ' ' + series.values[current]).join(', ');
  };
  const moves = { ArrowLeft: () => current - 1, ArrowRight: () => current + 1, Home: () => 0, End: () => data.labels.length - 1 };

  if (data.labels.length === 0) continue;
  for (const stack of stacks) {
    const plots = stack.querySelector('.marks');
    const follow = (event) => {
      const box = plots.getBoundingClientRect();
      if (box.width > 0) show(indexAt((event.clientX - box.left) / box.width));
    };
    stack.tabIndex = 0;
    stack.addEventListener('pointermove', follow);
    stack.addEventListener('pointerdown', follow);
    // A finger that is lifted leaves too; what it pointed at should stay.
    stack.addEventListener('pointerleave', (event) => { if (event.pointerType === 'mouse') hide(); });
    stack.addEventListener('blur', hide);
    stack.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') return hide();
      const move = moves[event.key];
      if (!move) return;
      event.preventDefault();
      show(move());
      speak(stack);
    });
  }
}
`.trim();
