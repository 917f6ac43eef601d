// Going back and forth in a story: the steps that were, and the one that is to be seen now.

import { get } from "./api.js";
import { settings } from "./settings.js";
import { isPast, lookBack, toPresent, world } from "./world.js";

const ADDRESS = "/control/stories/steps";

export class Steps {
  // `changed()` is told when another step is to be seen, `present()` when the last one was.
  constructor({ changed, present }) {
    Object.assign(this, { changed, present });
    this.steps = [];
    this.at = 0;
    this.plays = false;
  }

  // What is to be seen: of the past, or now.
  get scene() {
    return isPast() ? { ...this.steps[this.at].scene, state: world.scene.state } : world.scene;
  }

  back = () => this.goTo(this.scene.step - 1);

  async chapter(number) {
    this.steps = (await get(ADDRESS)).steps;
    await this.goTo(this.steps.findIndex(({ scene }) => scene.chapter === number));
  }

  // The last step is the present.
  async next() {
    if (this.at + 2 < this.steps.length) await this.goTo(this.at + 1);
    else await this.leave();
  }

  async goTo(at) {
    if (at < 0) return;
    this.rest();
    this.steps = (await get(ADDRESS)).steps;
    this.at = at;
    await lookBack(this.steps[at].seq);
    this.changed();
  }

  // Shows one step after the other as long as each takes, and then the present.
  async play() {
    this.plays = true;
    const { rest_s: seconds } = this.steps[this.at];
    this.timer = setTimeout(() => this.step(), seconds * settings.pace * 1000);
    this.changed();
  }

  async step() {
    const last = this.at + 2 >= this.steps.length;
    await this.next();
    if (last) this.present();
    else if (isPast()) await this.play();
  }

  rest() {
    clearTimeout(this.timer);
    this.plays = false;
  }

  async leave() {
    this.rest();
    if (isPast()) await toPresent();
    this.changed();
  }
}
