from tests.doors import Door

DOORS = [
    #                                      A T M F P P' D S X
    Door("home", "s Y Y Y Y Y Y Y Y"),
    Door("my-team", "s Y r r Y Y Y Y Y"),
    Door("my-postings", "s Y Y Y Y Y Y Y Y"),
    Door("team", "s Y Y Y Y Y Y Y Y", ("team",), stands="submitted"),
    Door("team", "s Y Y Y Y Y Y Y Y", ("team",)),
    Door("take", "s 4 Y Y 4 4 4 4 4", ("team", "ideal")),
    Door("take-into", "s 4 Y Y 4 4 4 4 4", ("team", "ideal", "smart")),
    Door("hand-over", "s 3 Y Y 3 3 3 Y 3", ("team",)),
    Door("hand-over", "s 3 Y Y 3 3 3 Y 3", ("team",), stands="approved"),
    Door("hand-over", "s 3 3 Y 3 3 3 Y 3", ("team",), "POST", stands="approved"),
    Door("help", "Y Y Y Y Y Y Y Y Y"),
    Door("accessibility", "Y Y Y Y Y Y Y Y Y"),
    Door("privacy", "Y Y Y Y Y Y Y Y Y"),
    Door("theme", "Y Y Y Y Y Y Y Y Y", method="POST", data={"theme": "dark", "next": "/help/"}),
    Door("live", "Y Y Y Y Y Y Y Y Y"),
    Door("ready", "Y Y Y Y Y Y Y Y Y"),
    Door("well", "n n n n n n n n n"),  # no worker is at work in the scene
    Door("health", "s 3 3 3 3 3 3 3 Y"),
    Door("make-again", "s 3 3 3 3 3 3 3 Y", method="POST"),
    Door("sign-in", "Y r r r r r r r r"),
    Door("sign-in-code", "s r r r r r r r r"),
    Door("account_login", "s s s s s s s s s"),
    Door("account_inactive", "s s s s s s s s s"),
    Door("account_logout", "s Y Y Y Y Y Y Y Y"),
    Door("send-again", "s Y Y Y Y Y Y Y Y"),
    Door("change-first", "s 4 4 4 4 4 4 4 4"),
    Door("change-first", "s 4 4 4 4 4 4 4 4", method="POST"),
    Door("throw-away", "s Y Y Y Y Y Y Y Y", method="POST"),
    Door("admin:index", "r r r r r r r r Y"),  # to the sign-in, or to a refusal: test_sign_in
]
