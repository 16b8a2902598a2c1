// What static/charts.js draws with.
export {axisX, axisY, plot, pointerX, rectY, ruleY, text, tip} from "@observablehq/plot";
