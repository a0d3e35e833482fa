package camelody.users.routes;

import camelody.messaging.methods.Access;
import camelody.messaging.methods.MethodTable;
import camelody.messaging.methods.NoParams;
import camelody.messaging.methods.Results;
import camelody.users.Authenticate;
import camelody.users.ChangePassword;
import camelody.users.DeleteUser;
import camelody.users.DeletedUser;
import camelody.users.Favourite;
import camelody.users.FindProfile;
import camelody.users.GrantRole;
import camelody.users.KeySet;
import camelody.users.ListStarred;
import camelody.users.ListUsers;
import camelody.users.LoggedOut;
import camelody.users.Login;
import camelody.users.PasswordChanged;
import camelody.users.RateItem;
import camelody.users.RegisterUser;
import camelody.users.RenewSession;
import camelody.users.Revocations;
import camelody.users.StarItem;
import camelody.users.UpdateProfile;
import camelody.users.User;

/** Lists what users answers. */
final class UsersMethods {
  static final MethodTable TABLE =
      MethodTable.of("users", "Accounts, sessions, tokens, favourites and ratings")
          .read(
              "keys",
              NoParams.class,
              KeySet.class,
              Access.ANYONE,
              "Publishes the keys that verify tokens, as a JWK Set (RFC 7517).")
          .read(
              "revocations",
              NoParams.class,
              Revocations.class,
              Access.ANYONE,
              "Lists the sessions that ended while a token of theirs may still be alive.")
          .secretWrite(
              "register",
              RegisterUser.class,
              User.class,
              Access.ANYONE,
              "Makes an account. CONFLICT when the username is taken.")
          .secretWrite(
              "authenticate",
              Authenticate.class,
              Login.class,
              Access.ANYONE,
              "Exchanges username and password for a token of 10 minutes and a refresh token."
                  + " TOO_MANY_REQUESTS after too many failures.")
          .secretWrite(
              "renew",
              RenewSession.class,
              Login.class,
              Access.ANYONE,
              "Exchanges a refresh token for a token and the next refresh token. A used one ends"
                  + " its session.")
          .write(
              "logout", NoParams.class, LoggedOut.class, Access.USER, "Ends the caller's session.")
          .read(
              "profile",
              FindProfile.class,
              User.class,
              Access.USER,
              "Shows the caller; with userId, anybody to an administrator.")
          .write(
              "updateProfile",
              UpdateProfile.class,
              User.class,
              Access.USER,
              "Changes the caller's profile.")
          .secretWrite(
              "changePassword",
              ChangePassword.class,
              PasswordChanged.class,
              Access.USER,
              "Changes the caller's password and ends their other sessions.")
          .secretWrite(
              "delete",
              DeleteUser.class,
              DeletedUser.class,
              Access.USER,
              "Deletes the caller's account, who repeats the password; with userId, anybody's for"
                  + " an administrator.")
          .read(
              "list",
              ListUsers.class,
              Results.pageOf(User.class),
              Access.ADMINISTRATOR,
              "Lists accounts by username; q is part of a name.")
          .write(
              "grantRole",
              GrantRole.class,
              User.class,
              Access.ADMINISTRATOR,
              "Makes a user administrator or listener; their sessions end. RULE_VIOLATED for the"
                  + " last administrator.")
          .write(
              "star",
              StarItem.class,
              Favourite.class,
              Access.USER,
              "Stars a track, an album or an artist; twice is once.")
          .write(
              "unstar",
              StarItem.class,
              Favourite.class,
              Access.USER,
              "Takes a star back; twice is once.")
          .read(
              "starred",
              ListStarred.class,
              Results.pageOf(Favourite.class),
              Access.USER,
              "Lists what the caller starred, newest first; with rated=true, what they rated.")
          .write(
              "rate",
              RateItem.class,
              Favourite.class,
              Access.USER,
              "Rates a track, an album or an artist with 1 to 5; 0 takes the rating away.")
          .build();

  private UsersMethods() {}
}
