// Explore a chart: on the reader's tap, and only then, Plotly takes the place of the drawn chart.
// Everything else on the site is complete without script.

const here = import.meta.url;
const live = new Map(); // <figure> -> the element Plotly draws in
let plotly; // a promise of the library, once asked for

function loadPlotly() {
  plotly ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL("plotly-basic.min.js", here).href;
    script.onload = () => {
      try {
        keepStyles();
        resolve(window.Plotly);
      } catch (error) {
        reject(error); // a browser without constructable style sheets keeps the drawing
      }
    };
    script.onerror = () => { script.remove(); plotly = undefined; reject(new Error("Plotly could not be loaded")); };
    document.head.append(script);
  });
  return plotly;
}

// Plotly puts its rules into a <style> in <head>, which instant navigation removes with the page it came
// from. An adopted sheet belongs to the document and stays.
function keepStyles() {
  const rules = [...document.querySelectorAll('style[id^="plotly.js"]')].flatMap((style) => [...style.sheet.cssRules]);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules.map((rule) => rule.cssText).join("\n"));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

function dressed(figure) {
  const style = getComputedStyle(document.body);
  const token = (name) => style.getPropertyValue(`--cg-${name}`).trim();
  for (const trace of figure.data) {
    trace.marker = { ...trace.marker, color: token(`series-${trace.meta}`) };
    if (trace.mode?.includes("lines")) trace.line = { ...trace.line, color: token(`series-${trace.meta}`) };
  }
  const axis = { gridcolor: token("rule"), linecolor: token("rule"), zerolinecolor: token("rule") };
  const { layout } = figure;
  layout.font = { color: token("ink"), family: style.fontFamily, size: 13 };
  layout.xaxis = { ...layout.xaxis, ...axis };
  layout.yaxis = { ...layout.yaxis, ...axis };
  layout.shapes = layout.shapes?.map((shape) => ({ ...shape, line: { ...shape.line, color: token("muted") } }));
  layout.modebar = { bgcolor: "rgba(0,0,0,0)", color: token("muted"), activecolor: token("accent") };
  layout.hoverlabel = { ...layout.hoverlabel, bgcolor: token("paper"), font: { color: token("ink") }, bordercolor: token("muted") };
  return figure;
}

async function explore(figure, button) {
  const picture = figure.querySelector(".cg-chart-picture");
  if (live.has(figure)) {
    close(figure);
    return;
  }
  button.disabled = true;
  button.textContent = "Loading…";
  try {
    const [Plotly, meaning] = await Promise.all([
      loadPlotly(),
      fetch(figure.dataset.figure).then((answer) => {
        if (!answer.ok) throw new Error(`The chart's data could not be loaded (${answer.status})`);
        return answer.json();
      }),
    ]);
    const stage = document.createElement("div");
    stage.className = "cg-chart-live";
    stage.setAttribute("role", "group");
    stage.setAttribute("aria-label", figure.querySelector(".cg-chart-title").textContent);
    picture.after(stage);
    const { data, layout } = dressed(structuredClone(meaning));
    await Plotly.newPlot(stage, data, layout, { displaylogo: false, showSendToCloud: false, responsive: true });
    picture.hidden = true;
    live.set(figure, { stage, meaning });
    button.textContent = "Back to the drawing";
  } catch (error) {
    console.warn(error);
    figure.querySelector(".cg-chart-live")?.remove();
    button.textContent = "Could not load; try again";
  }
  button.disabled = false;
}

function close(figure) {
  const { stage } = live.get(figure);
  window.Plotly.purge(stage);
  stage.remove();
  live.delete(figure);
  figure.querySelector(".cg-chart-picture").hidden = false;
  figure.querySelector(".cg-explore").textContent = "Explore";
}

function redress() {
  for (const { stage, meaning } of live.values()) {
    const { data, layout } = dressed(structuredClone(meaning));
    window.Plotly.react(stage, data, layout);
  }
}

function mount() {
  for (const [figure, { stage }] of live) {
    if (figure.isConnected) continue;
    window.Plotly.purge(stage);
    live.delete(figure);
  }
  for (const button of document.querySelectorAll(".cg-explore[hidden]")) {
    button.hidden = false;
    button.addEventListener("click", () => explore(button.closest("figure"), button));
  }
}

new MutationObserver(redress).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
if (window.document$) window.document$.subscribe(mount);
else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", mount);
else mount();
