// Maps: circles too close for a finger share a target, which opens a list or goes nearer; regions
// zoom in place; arrow keys go from circle to circle. Without it each circle is a link.
{
  const FINGER = 24; // pixels
  const HAIR = 6; // so near, a mouse means the circle itself
  const FEW = 9; // of more, a target goes nearer before it opens a list
  const NEAREST = 50; // units across
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const named = (members, most) => {
    const names = members.slice(0, most).map((each) => each.name);
    if (members.length > most) names.push(`+ ${members.length - most}`);
    return names.join(" · ");
  };

  const listen = (on, kinds, heard) => kinds.forEach((kind) => on.addEventListener(kind, heard));

  const draw = (name, attributes, parent) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    return parent.appendChild(made);
  };

  const enliven = (map) => {
    const svg = map.querySelector("svg");
    const [land, list, back] = ["image", ".places", ".whole"].map((each) => map.querySelector(each));
    const parts = [...map.querySelectorAll("[data-part]")];
    const whole = svg.getAttribute("viewBox").split(" ").map(Number);
    const countries = [...svg.querySelectorAll("a")].map((link) => {
      const { e: x, f: y } = link.transform.baseVal[0].matrix;
      return { link, x, y, name: link.textContent, marked: link.classList.length };
    });
    countries.sort((a, b) => b.marked - a.marked); // others gather round full profiles
    const shared = draw("g", {}, svg);
    const label = draw("g", { "aria-hidden": true }, svg);
    let view = whole;
    let unit = 1; // units a pixel
    let targets = [];
    let opener;

    const look = (next) => {
      view = next;
      unit = view[2] / svg.clientWidth || 1;
      svg.setAttribute("viewBox", view.join(" "));
      map.style.setProperty("--u", unit);
    };

    const gap = (a, b) => Math.hypot(a.x - b.x, a.y - b.y) / unit;

    const nearest = (place, hair) => {
      const [near] = countries.filter((each) => each.target).sort((a, b) => gap(a, place) - gap(b, place));
      if (!near || gap(near, place) > FINGER) return;
      return gap(near, place) < hair ? { ...near, members: [near], node: near.link } : near.target;
    };

    const gather = () => {
      const focused = targets.find((each) => each.node === document.activeElement)?.members[0];
      const [left, top, width, height] = view;
      targets = [];
      for (const each of countries) {
        const { x, y } = each;
        each.target = null;
        if (x < left || y < top || x > left + width || y > top + height) continue;
        each.target = targets.find((it) => gap(it, each) < FINGER);
        if (!each.target) targets.push((each.target = { x, y, members: [] }));
        each.target.members.push(each);
      }
      for (const { link, name, target } of countries) {
        const alone = target?.members.length === 1;
        link.classList.toggle("one", alone);
        link.ariaHidden = !alone;
        link.ariaLabel = name; // its text is not drawn
        link.tabIndex = -1;
        if (alone) target.node = link;
      }
      shared.replaceChildren();
      for (const each of targets) (each.node ??= share(each)).tabIndex = -1;
      const now = focused?.target ?? targets[0];
      if (now) now.node.tabIndex = 0;
      if (focused) now?.node.focus();
    };

    const share = ({ x, y, members }) => {
      const said = `${members.length}: ${named(members, FEW)}`;
      const node = draw("g", { role: "button", "aria-label": said }, shared);
      draw("circle", { transform: `translate(${x} ${y})` }, node);
      return node;
    };

    const name = (target) => {
      svg.classList.toggle("near", !!target);
      label.replaceChildren();
      if (!target) return;
      const { members } = target;
      const y = target.y + (target.y - view[1] < 40 * unit ? 30 : -18) * unit;
      const text = draw("text", { y }, label);
      let half;
      for (let most = 3; most; most--) {
        text.textContent = named(members, most);
        half = text.getComputedTextLength() / 2 + 4 * unit;
        if (2 * half < view[2]) break;
      }
      text.setAttribute("x", Math.max(view[0] + half, Math.min(target.x, view[0] + view[2] - half)));
    };

    const fitted = ([x, y, w, h]) => {
      const shape = svg.clientWidth / svg.clientHeight;
      const wide = Math.max(w, h * shape, NEAREST);
      return [x + (w - wide) / 2, y + (h - wide / shape) / 2, wide, wide / shape];
    };

    const go = (box, part) => {
      close();
      name();
      map.classList.toggle("nearer", !!box);
      back.hidden = !box;
      if (box) land.setAttribute("href", land.dataset.fine);
      for (const each of parts) each.ariaPressed = each === part;
      const from = view;
      const to = box ? fitted(box) : whole;
      const began = performance.now();
      const step = (now) => {
        const t = still.matches || now - began > 350 ? 1 : (now - began) / 350;
        look(from.map((it, i) => it + (to[i] - it) * t));
        if (t < 1) requestAnimationFrame(step);
        else gather();
      };
      requestAnimationFrame(step);
    };

    const open = ({ members, node }) => {
      const span = (axis) => {
        const all = members.map((each) => each[axis]);
        const [least, most] = [Math.min(...all), Math.max(...all)];
        return [least - (most - least) / 8, (most - least) * 1.25];
      };
      const [[x, w], [y, h]] = [span("x"), span("y")];
      if (members.length > FEW && fitted([x, y, w, h])[2] < view[2] * 0.8) return go([x, y, w, h]);
      opener = node;
      list.firstElementChild.replaceChildren();
      for (const each of members) {
        const to = document.createElement("a");
        to.href = each.link.href.baseVal;
        to.textContent = each.name;
        list.firstElementChild.appendChild(document.createElement("li")).append(to);
      }
      list.hidden = false;
      list.querySelector("a").focus();
    };

    const close = () => {
      const inside = list.contains(document.activeElement);
      list.hidden = true;
      if (inside) opener.focus();
    };

    const step_to = (from, [dx, dy]) => {
      const along = (to) => (to.x - from.x) * dx + (to.y - from.y) * dy;
      const cost = (to) => along(to) + 2 * Math.abs((to.x - from.x) * dy + (to.y - from.y) * dx);
      const [next] = targets.filter((to) => along(to) > 0).sort((a, b) => cost(a) - cost(b));
      if (!next) return;
      from.node.tabIndex = -1;
      next.node.tabIndex = 0;
      next.node.focus();
    };

    const focused = ({ target }) => targets.find((each) => each.node.contains(target));

    const under = (event) => {
      const place = new DOMPoint(event.clientX, event.clientY);
      return nearest(place.matrixTransform(svg.getScreenCTM().inverse()), event.pointerType === "mouse" && HAIR);
    };

    listen(map, ["keydown"], (event) => {
      const { key } = event;
      const target = focused(event);
      if (key === "Escape" && !list.hidden) close();
      else if (key === "Escape" && !back.hidden) go();
      else if (target && ARROWS[key]) step_to(target, ARROWS[key]);
      else if (target?.members[1] && (key === "Enter" || key === " ")) open(target);
      else if (key === " " && parts.includes(event.target)) event.target.click();
      else return;
      event.preventDefault();
    });
    listen(svg, ["click"], (event) => {
      const target = event.detail ? under(event) : focused(event);
      if (!target) close();
      else if (target.members[1]) open(target);
      else if (!target.node.contains(event.target)) location.assign(target.node.href.baseVal);
    });
    listen(svg, ["pointermove"], (event) => name(under(event)));
    // Not on the svg: listening for focus there makes it a stop of the Tab key in Chromium.
    listen(map, ["focusin"], (event) => name(focused(event)));
    listen(map, ["focusout"], () => name());
    listen(svg, ["pointerleave"], () => name());
    for (const each of parts) {
      each.role = "button";
      each.ariaPressed = false;
      listen(each, ["click"], (event) => {
        event.preventDefault();
        if (each.ariaPressed === "true") go();
        else go(each.dataset.part.split(" ").map(Number), each);
      });
    }
    listen(back, ["click"], () => {
      go();
      svg.querySelector("[tabindex='0']")?.focus();
    });
    listen(list.lastElementChild, ["click"], close);
    listen(list, ["focusout"], ({ relatedTarget: to }) => to && !list.contains(to) && close());
    map.classList.add("live");
    new ResizeObserver(() => {
      look(view);
      gather();
    }).observe(svg);
  };

  document.querySelectorAll(".map").forEach(enliven);
}
