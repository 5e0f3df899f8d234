// What is typed stays in this browser until the server has it, whether or not the form saves by
// itself. A copy says whose it is and which text it was written on, so bringing it back replaces
// nothing. Forms that share an address have none, unless each has a key: nobody could tell whose
// words these are.
const COPY = "plt-copy:";
const SAVES = "plt-saves"; // in a copy: the door through which its form saves itself
const { person = "" } = document.body.dataset;
const doorOf = (form) => {
  const key = form.querySelector("[name=key]")?.value;
  return new URL(own(form, "action")).pathname + (key ? `#${key}` : "");
};
const copyNames = new WeakMap();
// The address changes under a form whose first save makes a row: its copy is found there from then on.
const copyName = (form) => {
  const [name, had] = [`${COPY}${person}:${doorOf(form)}`, copyNames.get(form)];
  if (had?.startsWith(name)) return had;
  copyNames.set(form, name);
  if (localStorage.getItem(had)) localStorage.setItem(name, localStorage.getItem(had));
  localStorage.removeItem(had);
  return name;
};
const isKept = (form) => person && form.matches("main form[method=post]") && (isSaver(form) || isAlone(form));
const isAlone = (form) => [...all("main form[method=post]")].filter((other) => doorOf(other) === doorOf(form)).length === 1;
const hasCopy = (form) => isKept(form) && localStorage.getItem(copyName(form)) !== null;
const keepCopy = ({ target }) => {
  const { form } = target;
  if (!form || !isKept(form)) return;
  const copy = sentBy(form);
  const { name, value } = form.querySelector("[type=submit]") ?? {}; // what the Enter key would press
  if (name) copy.set(name, value);
  copy.delete("csrfmiddlewaretoken");
  if (isSaver(form)) copy.set(SAVES, form.getAttribute("hx-post"));
  localStorage.setItem(copyName(form), copy);
};
// The server has what a page sent, and says whose and from which door: the later of two copies.
const arrived = () => {
  const [, name] = document.cookie.match(/(?:^|; )arrived="?([^;"]*)/) ?? [];
  if (name) document.cookie = "arrived=; path=/; max-age=0";
  return name && COPY + name;
};
const dropArrived = () => {
  const name = arrived();
  if (name) localStorage.removeItem(localStorage.getItem(`${name}#now`) ? `${name}#now` : name);
};
// The server has a text that it saved, or laid beside another.
const dropCopy = (form, { words, response }) => {
  const name = copyName(form);
  if (response?.status === 200 && words === wordsIn(form)) localStorage.removeItem(name);
};
const bringBackTo = (form) => {
  if (wordsIn(form) !== servedIn(form)) {
    // Somebody types already: an older copy waits for the next time, and theirs is kept beside it.
    if (localStorage.getItem(copyName(form))) copyNames.set(form, `${copyName(form)}#now`);
    return form.dispatchEvent(new Event("retry"));
  }
  if (!localStorage.getItem(copyName(form))) copyNames.set(form, `${copyName(form)}#now`);
  const copy = [...new URLSearchParams(localStorage.getItem(copyName(form)) ?? "")];
  if (!copy.length) return copyNames.delete(form);
  const put = (isMeant) => {
    for (const field of [...own(form, "elements")].filter(isMeant)) putBack(field, copy.filter(([name]) => name === field.name).map(([, words]) => words));
  };
  put((field) => field.type !== "hidden");
  showChosen();
  // A page that refused these words holds them itself, and knows what stands there by now.
  if (wordsIn(form) === servedIn(form)) return localStorage.removeItem(copyName(form));
  put((field) => ["seen", "window", "slip"].includes(field.name));
  sayBroughtBack(form);
  form.dispatchEvent(new Event("retry"));
};
const putBack = (field, words) => {
  if (!field.name || field.type === "submit") return;
  if (/checkbox|radio/.test(field.type)) field.checked = words.includes(field.value);
  else if (words.length && !field.options) [field.value] = words;
  else if (words.length) for (const option of field.options) option.selected = words.includes(option.value);
};
const bringBack = () => {
  dropArrived();
  [...all("main form[method=post]:not([data-unsaved])")].filter(isKept).forEach(bringBackTo);
  if (person) putOthersAway();
};
const copies = () => Object.keys(localStorage).filter((name) => /^plt-copy:\d+:\//.test(name));
const isMine = (name) => name.startsWith(`${COPY}${person}:`);
// The server keeps what waits here for whoever wrote it, and for nobody else: on signing out, and
// when somebody else was not finished. Only what saves itself is saved; nothing else was pressed.
// A copy goes when the server says that it has the words, and waits for the next page otherwise.
const putAway = async (name) => {
  const [, whose, door] = name.match(/^plt-copy:(\d+):(\/[^#]*)/) ?? [];
  const body = new URLSearchParams(localStorage.getItem(name));
  const saves = isMine(name) && body.get(SAVES);
  body.set("csrfmiddlewaretoken", tokenOf(document).value);
  body.delete(SAVES);
  const hand = async (to, headers) => {
    const told = { method: "POST", body, headers, signal: AbortSignal.timeout(5_000) };
    await fetch(to, told).catch(() => {});
    return arrived()?.split("#")[0] === `${COPY}${whose}:${to}`;
  };
  const isThere = (saves && (await hand(saves, { "HX-Request": "true" }))) || (await hand(door, { "Put-Away": "yes" }));
  if (isThere) localStorage.removeItem(name);
  return isThere;
};
// One after the other, for each answer says what has arrived.
const putAllAway = async (names) => {
  const there = [];
  for (const name of tokenOf(document) ? names : []) if (await putAway(name)) there.push(name);
  return there;
};
const putOthersAway = async () => {
  const there = await putAllAway(copies().filter((name) => !isMine(name)));
  const words = say("info", "Somebody wrote here before you and was not finished.", "Their words are put away for them. You see nothing of them.");
  if (there.length) tell(document.body, words, "status");
};
const signOut = async (event) => {
  if (event.defaultPrevented || !event.target.matches("[data-signs-out]") || !copies().length) return;
  event.preventDefault();
  await putAllAway(copies());
  own(event.target, "submit").call(event.target);
};

// A press without a network would lead to the browser's own page. Where it may be away, one small
// question tells; a press that works waits for nothing.
let networkIsAway = false; // as the last request found it
const held = new WeakSet(); // forms whose press waits for the answer
let goesOn = false;
const askForNetwork = async (event) => {
  const { target: form, submitter } = event;
  form.querySelector("[data-no-network]")?.remove();
  if (event.defaultPrevented || goesOn || (navigator.onLine && !networkIsAway)) return;
  event.preventDefault();
  if (held.has(form)) return;
  held.add(form);
  const asked = { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(5_000) };
  networkIsAway = await fetch(document.querySelector("link[rel=icon]").href, asked).then(() => false, () => true);
  held.delete(form);
  if (networkIsAway) return sayNoNetwork(form, submitter);
  goesOn = true;
  press(form, submitter?.form === form ? submitter : null);
  goesOn = false;
};
const sayNoNetwork = (form, button) => {
  const stay = hasCopy(form) ? "Your words stay in this browser;" : "Nothing on this page is lost;";
  const again = `press “${button?.textContent.trim() || "Save"}” again when it is back.`;
  const box = notice(say("circle-alert", "No network.", `${stay} ${again}`), "alert", " is-wait");
  box.dataset.noNetwork = "";
  (button?.closest(".plt-actions") ?? button ?? form.lastElementChild).before(box);
};
