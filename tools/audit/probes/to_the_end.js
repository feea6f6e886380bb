// Scroll down a screen at a time, as what waits to be seen needs it, and back to the top. Gives the percentage by which the page's height changed meanwhile;
// null where that takes longer than so many milliseconds, because the browser does not draw the page any more.
async (undrawn) => {
  const scrolled = async () => {
    await document.fonts.ready;
    const heights = [document.documentElement.scrollHeight];
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
      scrollTo({ top: y, behavior: "instant" });
      await new Promise(requestAnimationFrame);
      heights.push(document.documentElement.scrollHeight);
    }
    scrollTo({ top: 0, behavior: "instant" });
    await new Promise(requestAnimationFrame);
    heights.push(document.documentElement.scrollHeight);
    return (Math.max(...heights) - Math.min(...heights)) * 100 / heights[0];
  };
  return Promise.race([scrolled(), new Promise((stopped) => setTimeout(stopped, undrawn, null))]);
}
