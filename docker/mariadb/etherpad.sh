# Read by the entrypoint of MariaDB's image when the data folder is new: a database of its own for Etherpad.
docker_process_sql --database=mysql <<SQL
CREATE DATABASE etherpad CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE USER etherpad@'%' IDENTIFIED BY '${ETHERPAD_PASSWORD}';
GRANT ALL PRIVILEGES ON etherpad.* TO etherpad@'%';
SQL
