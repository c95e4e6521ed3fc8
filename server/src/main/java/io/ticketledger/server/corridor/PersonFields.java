package io.ticketledger.server.corridor;

import java.util.regex.Pattern;

/** What every contract in which people have user names, passwords and addresses demands of them. */
public final class PersonFields {

    public static final int LONGEST_PASSWORD = 1_000;
    public static final int LONGEST_USERNAME = 150;
    public static final int LONGEST_NAME = 150;
    public static final int LONGEST_EMAIL = 254;

    private static final int SHORTEST_PASSWORD = 8;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)*");
    private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{N}@.+_-]+");

    private PersonFields() {}

    public static String username(Fields fields) {
        String username = fields.requiredText("username", LONGEST_USERNAME);
        if (!username.isBlank() && !USERNAME.matcher(username).matches()) {
            fields.refuse("username", "Enter a valid username: letters, digits and @/./+/-/_ only.", null);
        }
        return username;
    }

    /** A new one. */
    public static Secret password(Fields fields) {
        String password = fields.requiredText("password", LONGEST_PASSWORD);
        judgePassword(fields, password);
        return new Secret(password);
    }

    public static void judgePassword(Fields fields, String password) {
        if (!password.isBlank() && password.length() < SHORTEST_PASSWORD) {
            fields.refuse("password", "This password is too short. It must contain at least " + SHORTEST_PASSWORD + " characters.", null);
        }
    }

    /** @param again what was written as {@code password_confirm} */
    public static void confirm(Fields fields, String password, String again) {
        if (!password.isBlank() && !again.isBlank() && !password.equals(again)) fields.refuse("password_confirm", "Passwords do not match.", null);
    }

    /** For those who need not write it twice, but may. */
    public static void confirmIfGiven(Fields fields, Secret password) {
        if (fields.has("password_confirm")) confirm(fields, password.text(), fields.text("password_confirm", LONGEST_PASSWORD).orElse(""));
    }

    public static String email(Fields fields) {
        String email = fields.requiredText("email", LONGEST_EMAIL);
        if (!email.isBlank() && !EMAIL.matcher(email).matches()) fields.refuse("email", "Enter a valid email address.", null);
        return email;
    }
}
