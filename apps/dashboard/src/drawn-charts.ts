/**
 * The charts that the page draws, in one file that is loaded when the first answer is shown. Loading the charts package
 * itself by `import()` would bring every chart that it has, drawn here or not.
 */
export { progressChart } from "@giaingan/charts";
