// The texts whose contrast with what they stand on is below WCAG's AA (4.5, or 3 for large ones).
(() => {
  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => [r, g, b]
    .map((value) => value / 255)
    .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
    .reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = channels(getComputedStyle(at).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) {
        return colour;
      }
    }
    return [255, 255, 255];
  };
  document.querySelectorAll("details").forEach((details) => { details.open = true; });
  const poor = new Set();
  for (const element of document.querySelectorAll("main *, nav *")) {
    const owned = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
    if (!owned || element.disabled || element.tagName === "title" || !element.checkVisibility()) {
      continue;
    }
    const style = getComputedStyle(element);
    const ink = luminance(channels(element.ownerSVGElement ? style.fill : style.color));
    const back = luminance(ground(element));
    const ratio = (Math.max(ink, back) + 0.05) / (Math.min(ink, back) + 0.05);
    if (ratio < (parseFloat(style.fontSize) >= 24 ? 3 : 4.5)) {
      poor.add(`${element.tagName}.${element.className} ${ratio.toFixed(2)}`);
    }
  }
  return [...poor];
})()
