/** The page's start: styles, the address, the data, the screen. */
import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/page.css";
import "./styles/controls.css";
import "./styles/menu.css";
import "./styles/cards.css";
import "./styles/tables.css";
import "./styles/dialog.css";
import "./styles/stand-ins.css";
import "./styles/print.css";
import { render } from "preact";
import { followHistory } from "./address.ts";
import { App } from "./components/app.tsx";
import { followView } from "./overview.ts";

const container = document.querySelector("#app");
if (container !== null) {
  followHistory();
  followView();
  render(<App />, container);
}
