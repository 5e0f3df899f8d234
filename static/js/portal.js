// What a page does beyond HTML and htmx. Everything here only helps: without it, pages still work.
// A browser gets it with portal/*.js before it, as one file without comments (plt_portal/stylesheet.py).

const on = (name, act) => document.addEventListener(name, act);
const all = (selector, root = document) => root.querySelectorAll(selector);
// A field hides whatever of its form is called as it is: a row of the plan has an "action".
const own = (form, name) => Reflect.get(HTMLFormElement.prototype, name, form);
const press = (form, button = null) => own(form, "requestSubmit").call(form, button);
const tokenOf = (form) => form.querySelector("[name=csrfmiddlewaretoken]");

// After a failed submit the summary of errors is where reading starts.
const goToErrors = () => document.querySelector(".plt-errors")?.focus();

// "Approve selected" says how many: data-counts names the group of checkboxes that it counts.
const countSelected = () => {
  for (const button of all("[data-counts]")) {
    const number = all(`input[name="${button.dataset.counts}"]:checked`).length;
    button.dataset.words ??= button.textContent;
    button.textContent = number
      ? button.dataset.words.replace("selected", `${number} selected`)
      : button.dataset.words;
  }
};

// One box that selects its whole group, and is ticked while the whole group is.
const selectAll = ({ target }) => {
  if (target.dataset?.selects) for (const box of group(target)) box.checked = target.checked;
  for (const box of all("[data-selects]")) box.checked = group(box).every((one) => one.checked);
};
const group = (box) => [...all(`input[name="${box.dataset.selects}"]`)];

// What only works with this script is hidden in the page as it was served.
const showScripted = () => {
  for (const part of all("[data-with-script]")) part.hidden = false;
};

// A part that belongs to one choice is shown with it: data-shown-by names the choice.
const showChosen = () => {
  for (const part of all("[data-shown-by]")) {
    const chosen = document.querySelector(`[name="${part.dataset.shownBy}"]:checked`)?.value;
    if (chosen) part.hidden = chosen !== part.dataset.shownWith;
  }
};

// The pressed control says that it works, and keeps its size.
const pressed = (event) => event.detail.ctx.sourceElement;
const busyControl = (element) =>
  element.querySelector?.("[data-save-state]") ??
  element.querySelector?.("button:focus, [type=submit]") ??
  element;
const startWork = (event) => {
  const element = pressed(event);
  event.detail.ctx.hadFocus = element.contains(document.activeElement);
  busyControl(element).setAttribute("aria-busy", "true");
};
const endWork = () => {
  for (const control of all('[aria-busy="true"]')) control.removeAttribute("aria-busy");
};

// htmx keeps the focus where an id stays. Where the pressed control is gone, reading goes on at the
// first control of what came instead.
const keepFocus = (event) => {
  const { hadFocus, target } = event.detail.ctx;
  if (!hadFocus || document.activeElement !== document.body) return;
  const place = target.isConnected ? target : document.getElementById(target.id);
  place?.querySelector("a, button, input:not([type=hidden]), select, textarea")?.focus();
};

// A request that fails says what happened to the words. A form that saves by itself shows it in its
// save state and listens for "retry"; whatever asks on its own, like presence, is data-quiet.
const say = (mark, bold, ...rest) => {
  const [words, lead] = [document.createElement("span"), document.createElement("b")];
  lead.textContent = bold;
  words.append(lead, " ", ...rest);
  return [drawing(mark), words];
};
const drawing = (mark) => {
  const sheet = document.querySelector("use:not([href^='#'])")?.getAttribute("href").split("#")[0];
  const [svg, use] = ["svg", "use"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
  svg.setAttribute("class", "plt-icon");
  svg.setAttribute("aria-hidden", "true");
  if (sheet) use.setAttribute("href", `${sheet}#${mark}`);
  svg.append(use);
  return svg;
};
const saveStateOf = (element) => element.closest("form")?.querySelector("[data-save-state]");
const notice = (words, role = "alert", looks = role === "alert" ? " is-bad" : "") => {
  const box = document.createElement("div");
  box.className = `plt-notice${looks}`;
  box.setAttribute("role", role);
  box.append(...words);
  return box;
};
const tell = (element, words, role) => {
  const state = saveStateOf(element);
  if (state) state.replaceChildren(...stillSaid(state), ...words);
  else if (role) document.getElementById("notices")?.append(notice(words, role));
  else document.getElementById("notices")?.replaceChildren(notice(words));
};
// That something was brought back is said until somebody types or presses, beside what is saved.
const broughtBack = new Map();
const stillSaid = (state) => broughtBack.get(state) ?? [];
const goOnSaying = () => broughtBack.forEach((words, state) => state.prepend(...words));
const stopSaying = () => {
  for (const word of [...broughtBack.values()].flat()) word.remove();
  broughtBack.clear();
};
const sayBroughtBack = (form) => {
  const words = say("rotate-ccw", "Brought back.", "This browser had words that were not saved yet.");
  if (!saveStateOf(form)) return tell(form, words, "status");
  broughtBack.set(saveStateOf(form), words);
  goOnSaying();
};
const sayNotSaved = (element) => {
  if (saveStateOf(element)) {
    const stays = hasCopy(element.closest("form")) ? "Your words stay in this browser; we" : "We";
    tell(element, say("circle-alert", "Not saved.", `No connection. ${stays} keep trying.`));
    setTimeout(() => element.dispatchEvent(new Event("retry")), 10_000);
  } else if (!element.matches("[data-quiet]")) {
    tell(element, say("circle-alert", "No connection.", "Nothing on this page is lost. Try again in a minute."));
  }
};
const sayNoConnection = ({ detail: { ctx } }) => {
  if (!ctx || ctx.response) return;
  networkIsAway = true;
  sayNotSaved(ctx.sourceElement);
};
const sayRefused = (event) => {
  const { status } = event.detail.ctx.response;
  if (status === 422 || pressed(event).matches("[data-quiet]")) return;
  if (status === 403 && pressed(event).matches("form[method=post]:not([data-saves])")) return own(pressed(event), "submit").call(pressed(event)); // a page answers
  const bold = saveStateOf(pressed(event)) ? "Not saved." : "That did not work.";
  tell(pressed(event), say("circle-alert", bold, "Your words are still on this page. Try again in a minute."));
  if (status === 403 && isSaver(pressed(event))) setTimeout(goOn, 1_000, pressed(event));
};

// A form with data-saves saves by itself: what stands in it when the request leaves, if it changed.
// Whoever leaves with words that are not saved is asked first.
const NO_WORDS = ["seen", "window", "slip", "whose", "csrfmiddlewaretoken"];
const saved = new WeakMap();
const isSaver = (element) => element.matches?.("form[data-saves]");
const sentBy = (form) => new URLSearchParams(new FormData(form));
const wordsIn = (form) => {
  const words = sentBy(form);
  for (const name of NO_WORDS) words.delete(name);
  return words.toString();
};
// The form as the server sent it, whatever was typed before this script ran.
const servedIn = (form) => {
  const isSent = (field) => field.name && field.type !== "submit" && !field.matches(":disabled") && !NO_WORDS.includes(field.name);
  const fields = [...own(form, "elements")].filter(isSent);
  return new URLSearchParams(fields.flatMap((field) => servedBy(field).map((value) => [field.name, value]))).toString();
};
const servedBy = (field) => {
  if (field.options) {
    const chosen = [...field.options].filter((option) => option.defaultSelected);
    return (chosen.length || field.multiple ? chosen : [...field.options].slice(0, 1)).map(({ value }) => value);
  }
  if (/checkbox|radio/.test(field.type)) return field.defaultChecked ? [field.value] : [];
  return [field.defaultValue];
};
const saveChanges = (event) => {
  const { ctx } = event.detail;
  if (!isSaver(ctx.sourceElement)) return;
  ctx.words = wordsIn(ctx.sourceElement);
  if (ctx.words === saved.get(ctx.sourceElement)) return event.preventDefault();
  saving.add(ctx.sourceElement);
  ctx.request.body = sentBy(ctx.sourceElement);
  ctx.request.keepalive = ctx.words.length < 50_000; // a browser lets no more outlive the page
};
const rememberSaved = ({ detail: { ctx } }) => {
  const { status, raw } = ctx.response ?? {};
  if (raw) networkIsAway = false;
  if (saving.delete(ctx.sourceElement)) setTimeout(() => ctx.sourceElement.dispatchEvent(new Event("saved")));
  if (!isSaver(ctx.sourceElement) || raw?.redirected) return;
  if (status === 200) saved.set(ctx.sourceElement, ctx.words);
  dropCopy(ctx.sourceElement, ctx);
};
const rememberShown = () => {
  for (const form of all("form[data-saves]:not([data-unsaved])")) saved.set(form, servedIn(form));
};
const unsaved = () => [...all("form[data-saves]")].filter((form) => saved.get(form) !== wordsIn(form));
const askBeforeLeaving = (event) => unsaved().length && event.preventDefault();
// A button waits for the save that is on its way, so that a window never meets itself.
const saving = new WeakSet();
const waitForSave = (event) => {
  const { target: form, submitter } = event;
  if (!saving.has(form)) return;
  event.preventDefault();
  form.addEventListener("saved", () => press(form, form.contains(submitter) ? submitter : null), { once: true });
};
const letGo = ({ target, defaultPrevented }) => !defaultPrevented && isSaver(target) && window.removeEventListener("beforeunload", askBeforeLeaving);

// A window that closes lets go of what it was writing.
const leave = () => {
  const form = document.querySelector("form[data-leaves]");
  const told = form && { csrfmiddlewaretoken: tokenOf(form).value };
  if (form) navigator.sendBeacon(form.dataset.leaves, new URLSearchParams(told));
};

// Polls rest while nobody looks.
const rest = (event) => document.hidden && pressed(event).matches("[data-polls]") && event.preventDefault();

// Whoever was signed out meanwhile signs in on another page and goes on here.
const saySignedOut = (form, address) => {
  const link = document.createElement("a");
  Object.assign(link, { href: address, target: "_blank", textContent: "Sign in on another page" });
  tell(form, say("lock", "Not saved.", "You are signed out. ", link, ". Your words stay here."));
  form.dataset.signedOut = "";
};
const goOn = async (form) => {
  const answer = await fetch(window.location.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = page.querySelector(`#${own(form, "id")} [name=csrfmiddlewaretoken]`)?.value;
  if (!token || page.body.dataset.person !== document.body.dataset.person) return;
  tokenOf(form).value = token;
  delete form.dataset.signedOut;
  form.dispatchEvent(new Event("retry"));
};
const goOnSignedIn = () => all("form[data-signed-out]").forEach(goOn);

// Where a whole page comes back for a part (the session ended, say), it opens as a page; but nobody is
// taken away from a form that saves, whatever else on the page had asked.
const openWholePage = (event) => {
  const { ctx } = event.detail;
  if (ctx.select || !ctx.response?.raw.redirected || !/^\s*<!doctype/i.test(ctx.text)) return;
  event.preventDefault();
  const { url } = ctx.response.raw;
  const savers = all("form[data-saves]");
  for (const form of savers) saySignedOut(form, url);
  if (!savers.length) window.location.assign(url);
};

// The menu of the account closes when one goes elsewhere.
const closeMenus = ({ target }) => {
  for (const menu of all("details.plt-me[open]")) if (!menu.contains(target)) menu.open = false;
};
const closeOnEscape = ({ key, target }) => {
  const menu = key === "Escape" && target.closest?.("details.plt-me[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
};

const printPage = ({ target }) => target.closest?.("[data-prints]") && window.print();

on("click", printPage);
on("change", selectAll);
on("change", countSelected);
on("change", showChosen);
on("click", closeMenus);
on("focusin", closeMenus);
on("keydown", closeOnEscape);
on("submit", waitForSave);
on("submit", askForNetwork);
on("submit", signOut);
on("submit", letGo);
on("input", keepCopy);
on("input", stopSaying);
on("submit", stopSaying);
on("visibilitychange", goOnSignedIn);
window.addEventListener("beforeunload", askBeforeLeaving);
window.addEventListener("pagehide", leave);
on("htmx:before:request", rest);
on("htmx:before:request", saveChanges);
on("htmx:before:request", startWork);
on("htmx:finally:request", rememberSaved);
on("htmx:finally:request", dropArrived);
on("htmx:finally:request", endWork);
on("htmx:error", sayNoConnection);
on("htmx:response:error", sayRefused);
on("htmx:before:swap", openWholePage);
on("htmx:after:swap", goOnSaying);
on("htmx:after:swap", countSelected);
on("htmx:after:swap", showScripted);
on("htmx:after:swap", keepFocus);
goToErrors();
showScripted();
showChosen();
countSelected();
rememberShown();
setTimeout(bringBack); // htmx begins in the same way, and listens by then
