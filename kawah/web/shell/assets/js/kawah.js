// What makes the pages better where scripts run. Every page works without it.
import { lookAgain } from "./again.js";
import { keepAnswers } from "./answers.js";
import { checkBlocks } from "./blocks.js";
import { keepDrafts } from "./drafts.js";
import { enterHere } from "./enter.js";
import { guardForms } from "./forms.js";
import { unfoldOnPaper } from "./print.js";
import { beat } from "./pulse.js";
import { share } from "./share.js";
import { countDown } from "./timer.js";
import { stayUnlessSent } from "./unsent.js";
import { pauseVideos } from "./video.js";

stayUnlessSent();
guardForms();
keepDrafts();
keepAnswers();
checkBlocks();
enterHere();
pauseVideos();
countDown();
beat();
share();
lookAgain();
unfoldOnPaper();
