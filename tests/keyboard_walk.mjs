// Walks over an open page with the Tab key alone. Answers with what a pointer could use there and the
// keyboard did not reach, each as the beginning of its markup.
export async function not_reached_by_keyboard(tab) {
  await tab.bringToFront();
  const count = await tab.evaluate(() => {
    const seen = new Set();
    document.addEventListener('focusin', (event) => seen.add(event.target));
    const usable = 'a[href], button, input, select, textarea, summary';
    window.unreached = () => [...document.querySelectorAll(usable)]
      .filter((one) => !one.disabled && one.checkVisibility() && !seen.has(one));
    document.activeElement?.blur();
    window.scrollTo(0, 0);
    return window.unreached().length;
  });
  // A few more: a date or a list may take more than one.
  for (let i = 0; i < count + 5; ++i) await tab.keyboard.press('Tab');
  return tab.evaluate(() => window.unreached().map((one) => one.outerHTML.slice(0, 120)));
}
