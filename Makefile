# Needs Python 3.11 with venv, git and make; everything else is set up by the targets themselves.

.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
# Settings of some machines: the first makes every start compile all of Rasa anew, the second hides
# what fails on all others.
unexport PYTHONDONTWRITEBYTECODE PYTHONUNBUFFERED

# Run by any Python 3.11 found; "within app" and "within rasa" run in that environment.
deploy := @python=$$(sh deploy/find_python.sh) && exec "$$python" -m
app := $(deploy) deploy.within app
rasa := $(deploy) deploy.within rasa

# These are also settings of desktops (gettext, Debian, WSL): only ones said to make count.
$(foreach name,CONFIRM EMAIL LANGUAGE NAME PHONE,$(if $(findstring command,$(origin $(name))),,$(eval $(name) :=)))
needs = $(foreach name,$(1),$(if $($(name)),,$(error Say $(name) too, as in: $(2))))
variables := AT BECAUSE CHANNEL CONFIRM CONVERSATION DAYS DEPARTMENTS DISTRICT EMAIL EPOCHS FILE LANGUAGE \
	MUNICIPALITY NAME NUMBER OFF ONLY OUT PHONE REFERENCE ROLE SCRIPT SECONDS SEED SERVICE STATUS TIMES \
	TO TOPIC
$(foreach name,$(variables),$(eval $(name) ?=))
export $(variables)

.PHONY: help
help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

.PHONY: run
run: ## set up what is missing, train if no model fits, start the system; Ctrl-C stops it
	$(deploy) deploy.run

.PHONY: test
test: ## set up what is missing, then lint, types and all tests
	$(deploy) deploy.check

.PHONY: lint
lint: ## style, formatting and import rules
	$(deploy) deploy.check lint

.PHONY: types
types: ## types, strictly
	$(deploy) deploy.check types

.PHONY: train
train: ## train the model anew
	$(deploy) deploy.model --force

.PHONY: data
data: ## write the names of offices and districts from the profiles into the lookups
	$(app) intake.commands.lookups

.PHONY: check-data
check-data: ## check profiles, answers, help lines and catalogue; errors name file, line and key
	$(app) intake.municipalities.check

.PHONY: banks
banks: ## write every municipality's bank of answers into var/banks and fit what has changed
	$(deploy) deploy.banks

.PHONY: unanswered
unanswered: ## questions that found no answer, the most frequent first: MUNICIPALITY=
	$(call needs,MUNICIPALITY,make unanswered MUNICIPALITY=gemeente-leek)
	$(app) intake.commands.unanswered --municipality "$$MUNICIPALITY"

.PHONY: corrections
corrections: ## lines that led to the wrong department, redacted, where a lead agreed: MUNICIPALITY=
	$(call needs,MUNICIPALITY,make corrections MUNICIPALITY=gemeente-leek)
	$(app) intake.commands.corrections --municipality "$$MUNICIPALITY"

.PHONY: ask
ask: ## what the bot would say and why: MUNICIPALITY= SERVICE= TOPIC= AT= DISTRICT= STATUS= LANGUAGE=
	$(call needs,MUNICIPALITY,make ask MUNICIPALITY=gemeente-leek SERVICE=passport)
	$(app) intake.commands.ask --municipality "$$MUNICIPALITY" --service "$$SERVICE" --topic "$$TOPIC" \
		--at "$$AT" --district "$$DISTRICT" --status "$$STATUS" --language "$$LANGUAGE"

.PHONY: when
when: ## days and times in lines of text: FILE= OUT= (JSON lines)
	$(call needs,FILE OUT,make when FILE=lines.jsonl OUT=when.jsonl)
	$(app) intake.commands.when "$$FILE" "$$OUT"

.PHONY: redact
redact: ## take personal data out of lines of text: FILE= OUT= (JSON lines)
	$(call needs,FILE OUT,make redact FILE=lines.jsonl OUT=redacted.jsonl)
	$(app) intake.commands.redact "$$FILE" "$$OUT"

.PHONY: nlu-report
nlu-report: ## what the model makes of lines of text: FILE= OUT= (JSON lines) CHANNEL=chat|sms|voice
	$(call needs,FILE OUT,make nlu-report FILE=lines.jsonl OUT=read.jsonl)
	$(deploy) deploy.model
	$(rasa) bot.measuring.evaluate "$$FILE" "$$OUT" $(if $(CHANNEL),--channel "$$CHANNEL")

.PHONY: answers-report
answers-report: ## what the banks of answers find: FILE= (JSON lines with unit), or their own questions
	$(if $(FILE),$(deploy) deploy.model)
	$(rasa) bot.measuring.answers_report $(if $(FILE),"$$FILE")

.PHONY: nlu-compare
nlu-compare: ## our model beside Rasa's default pipeline and n-grams: FILE= EPOCHS= (30: an hour)
	$(call needs,FILE,make nlu-compare FILE=lines.jsonl)
	$(deploy) deploy.model
	$(rasa) bot.measuring.compare "$$FILE" $(if $(EPOCHS),--epochs "$$EPOCHS")

.PHONY: adapt
adapt: ## learn anew what e5 adds to its package's weights, from data/adaptation: most of an hour
	$(rasa) bot.adaptation

.PHONY: calibrate
calibrate: ## choose anew when the bot acts, asks or offers; writes data/thresholds.yml
	$(rasa) bot.measuring.calibrate

.PHONY: chat
chat: ## talk to the running system by chat: TO= LANGUAGE= SCRIPT= (a conversation to play)
	$(app) webhook.simulator.chat --to "$$TO" --language "$$LANGUAGE" \
		$(if $(SCRIPT),--script "$$SCRIPT")

.PHONY: call
call: ## call the running system: TO= LANGUAGE= SCRIPT= (a conversation to play)
	$(app) webhook.simulator.call --to "$$TO" --language "$$LANGUAGE" \
		$(if $(SCRIPT),--script "$$SCRIPT")

.PHONY: sms
sms: ## write text messages to the running system: TO= LANGUAGE= SCRIPT= (a conversation to play)
	$(app) webhook.simulator.sms --to "$$TO" --language "$$LANGUAGE" \
		$(if $(SCRIPT),--script "$$SCRIPT")

.PHONY: bench
bench: ## measure the system beside Rasa's own starter: ONLY=paced,saturated (parts) SECONDS= (a round) FAULT= (of promises)
	$(app) benchmarks $(if $(ONLY),--only "$$ONLY") $(if $(SECONDS),--seconds "$$SECONDS") \
		$(if $(FAULT),--fault "$$FAULT")

.PHONY: journeys
journeys: ## made-up citizens with a goal, judged by the store: NUMBER= TIMES= SEED= ONLY=book,voice SECONDS=
	$(app) benchmarks.journeys $(if $(NUMBER),--number "$$NUMBER") $(if $(TIMES),--times "$$TIMES") \
		$(if $(SEED),--seed "$$SEED") $(if $(ONLY),--only "$$ONLY") $(if $(SECONDS),--seconds "$$SECONDS")

.PHONY: staff
staff: ## give somebody an account at the desk: EMAIL= NAME= MUNICIPALITY= DEPARTMENTS= ROLE=clerk|lead|editor|…|gone
	$(call needs,EMAIL,make staff EMAIL=fatima@leek.example MUNICIPALITY=gemeente-leek DEPARTMENTS=wmo)
	$(app) intake.staff --email "$$EMAIL" --name "$$NAME" --role "$$ROLE" \
		--municipality "$$MUNICIPALITY" --departments "$$DEPARTMENTS"

.PHONY: forget
forget: ## erase all that is kept of somebody: PHONE= or NAME= MUNICIPALITY= or REFERENCE=, CONFIRM=yes
	$(app) intake.commands.privacy.forget --phone "$$PHONE" --name "$$NAME" \
		--reference "$$REFERENCE" --municipality "$$MUNICIPALITY" --confirm "$$CONFIRM"

.PHONY: export
export: ## give all that is kept of somebody: PHONE= or NAME= MUNICIPALITY= or REFERENCE=, OUT= (a folder)
	$(call needs,OUT,make export PHONE=+31612345678 OUT=request-12)
	$(app) intake.commands.privacy.export --phone "$$PHONE" --name "$$NAME" \
		--reference "$$REFERENCE" --municipality "$$MUNICIPALITY" --out "$$OUT"

.PHONY: hold
hold: ## let nothing of a conversation go, for a court: REFERENCE= or CONVERSATION=, BECAUSE= or OFF=yes
	$(if $(CONVERSATION),,$(call needs,REFERENCE,make hold REFERENCE=12345678 BECAUSE="objection 2026/13"))
	$(app) intake.commands.privacy.hold --reference "$$REFERENCE" --conversation "$$CONVERSATION" \
		--because "$$BECAUSE" --off "$$OFF"

.PHONY: retention
retention: ## what would be deleted now because it is too old; CONFIRM=yes deletes it
	$(app) intake.commands.privacy.retention --confirm "$$CONFIRM"

.PHONY: kept
kept: ## the table of docs/privacy.md: what is kept where, for how long and why
	$(app) intake.commands.privacy.kept

.PHONY: rekey
rekey: ## seal with the newest INTAKE_DATA_KEY what an older one sealed; may run while citizens talk
	$(app) intake.commands.security.rekey

.PHONY: security-log
security-log: ## who came in, was refused, got rights; what was given and erased: DAYS= (7)
	$(app) intake.commands.security.log --days "$$DAYS"

.PHONY: screenshots
screenshots: ## take the pictures in docs/images anew
	$(deploy) deploy.model
	$(app) tests.pictures

.PHONY: lock
lock: ## compile requirements/*.in to hashed lock files; UPGRADE=--upgrade takes newer versions
	$(deploy) deploy.lock $(UPGRADE)

.PHONY: sbom
sbom: ## list every library of both environments and of npm, as CycloneDX in var/sbom: OUT= (a folder)
	$(deploy) deploy.sbom $(if $(OUT),"$$OUT")

.PHONY: clean
clean: ## remove environments, models and everything under var/
	rm -rf .venv var models/*.tar.gz
