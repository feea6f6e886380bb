// Explore a chart: on the reader's tap, and only then, Plotly takes the place of the drawn chart.

const here = import.meta.url;
const live = new Map(); // <figure> -> the element Plotly draws in
let plotly; // a promise of the library, once asked for

function loadPlotly() {
  plotly ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL("plotly-basic.min.js", here).href;
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => { script.remove(); plotly = undefined; reject(new Error("Plotly could not be loaded")); };
    document.head.append(script);
  });
  return plotly;
}

// A token holds both schemes' colours; only an element that wears it knows which one is meant.
function token(name) {
  const probe = document.createElement("span");
  probe.style.color = `var(--cg-${name})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

function dressed(figure) {
  for (const trace of figure.data) {
    trace.marker = { ...trace.marker, color: Array.isArray(trace.meta) ? trace.meta.map(token) : token(trace.meta) };
    if (trace.mode?.includes("lines")) trace.line = { ...trace.line, color: token(trace.meta) };
  }
  const axis = { gridcolor: token("rule"), linecolor: token("rule"), zerolinecolor: token("rule") };
  const { layout } = figure;
  layout.font = { color: token("ink"), family: getComputedStyle(document.body).fontFamily, size: 13 };
  layout.xaxis = { ...layout.xaxis, ...axis };
  layout.yaxis = { ...layout.yaxis, ...axis };
  layout.shapes = layout.shapes?.map((shape) => ({ ...shape, line: { ...shape.line, color: token("muted") } }));
  layout.modebar = { bgcolor: "rgba(0,0,0,0)", color: token("muted"), activecolor: token("accent") };
  layout.hoverlabel = { ...layout.hoverlabel, bgcolor: token("paper"), font: { color: token("ink") }, bordercolor: token("muted") };
  return figure;
}

/** Swap a figure's drawing for a live chart, or back. */
export async function explore(figure, button) {
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

document.addEventListener("cg:scheme", redress);
